import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FIRST_STEPS } from '@/commands/first-steps';
import { generatedFiles } from '@/core/openapi/generated-files';
import { allRoutes } from '../support/routes';

const root = path.resolve(__dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

it('makes every document that is committed, and each is current', async () => {
  const files = await generatedFiles(allRoutes(), version, FIRST_STEPS);
  expect(files.map(({ file }) => file)).toEqual(
    expect.arrayContaining([
      'docs/openapi.json',
      'docs/postman.json',
      'src/core/http/route-table.ts',
      'src/ui/client/routes.ts',
    ]),
  );
  const stale = files.filter(({ file, content }) => readFileSync(path.join(root, file), 'utf8') !== content);
  expect(stale.map(({ file }) => `${file}: run npm run generate`)).toEqual([]);
});

it('makes the same documents whatever the order of the routes', async () => {
  const routes = allRoutes();
  const [one, other] = await Promise.all([
    generatedFiles(routes, version, FIRST_STEPS),
    generatedFiles([...routes].reverse(), version, FIRST_STEPS),
  ]);
  const names = (files: typeof one) => files.map(({ file, content }) => `${file} ${content.length}`);
  expect(names(other)).toEqual(names(one));
});
