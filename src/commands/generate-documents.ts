/** Writes every file that is made from the route declarations. --check: writes nothing, and fails when one is stale. */
import fs from 'node:fs';
import path from 'node:path';
import '@/services/catalogue';
import { collectRoutes, type Route, routeFiles } from '@/core/openapi/collect';
import { generatedFiles } from '@/core/openapi/generated-files';
import { guideFiles } from '@/core/openapi/guides';
import { FIRST_STEPS } from './first-steps';

const root = path.resolve(import.meta.dirname, '../..');

async function everyRoute(): Promise<Route[]> {
  const folder = path.join(root, 'app/api');
  const modules = new Map<string, Record<string, Route['handler'] | undefined>>();
  for (const file of routeFiles(folder)) {
    const place = path.join(folder, file);
    modules.set(place, await import(place));
  }
  return collectRoutes(folder, (file) => modules.get(file) ?? {});
}

const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const routes = await everyRoute();
const files = [...(await generatedFiles(routes, version, FIRST_STEPS)), ...guideFiles(root, routes)];
const stale = files.filter(({ file, content }) => {
  const place = path.join(root, file);
  return !fs.existsSync(place) || fs.readFileSync(place, 'utf8') !== content;
});
if (process.argv.includes('--check')) {
  for (const { file } of stale) console.error(`${file} is stale: run \`npm run generate\`.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { file, content } of stale) fs.writeFileSync(path.join(root, file), content);
  console.log(
    stale.length > 0 ? `Wrote ${stale.map(({ file }) => file).join(', ')}.` : 'Nothing has changed.',
  );
}
