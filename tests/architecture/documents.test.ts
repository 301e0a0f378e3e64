import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FIRST_STEPS } from '@/commands/first-steps';
import { clientRoutesSource } from '@/core/openapi/client-routes';
import { generatedFiles } from '@/core/openapi/generated-files';
import { guideFiles } from '@/core/openapi/guides';
import { openApiDocument } from '@/core/openapi/openapi';
import { allRoutes } from '../support/routes';

const root = path.resolve(__dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

it('makes every document that is committed, and each is current', async () => {
  const files = [
    ...(await generatedFiles(allRoutes(), version, FIRST_STEPS)),
    ...guideFiles(root, allRoutes()),
  ];
  expect(files.map(({ file }) => file)).toEqual(
    expect.arrayContaining([
      'docs/openapi.json',
      'docs/postman.json',
      'docs/errors.md',
      'docs/events.md',
      'docs/tenancy.md',
      'src/core/http/route-table.ts',
      'src/ui/client/routes.ts',
    ]),
  );
  const stale = files.filter(({ file, content }) => readFileSync(path.join(root, file), 'utf8') !== content);
  expect(stale.map(({ file }) => `${file}: run npm run generate`)).toEqual([]);
  // The converter of the collection takes its time on a busy machine.
}, 60_000);

it('makes the same documents whatever the order of the routes', () => {
  const routes = allRoutes();
  const backwards = [...routes].reverse();
  expect(Object.keys(openApiDocument(backwards, version).paths as object)).toEqual(
    Object.keys(openApiDocument(routes, version).paths as object),
  );
  expect(clientRoutesSource(backwards)).toBe(clientRoutesSource(routes));
});
