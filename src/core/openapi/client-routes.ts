import path from 'node:path';
import type { Route } from './collect';

const OUTPUT_FOLDER = 'src/ui/client';

/**
 * Writes the types that the console's client calls the API by: every route's name, such as
 * `GET /api/tenants/{tenantId}/pages`, with the type of its handler. Imports are types only, so that no code of the
 * server reaches the browser.
 * @param routes every declared route
 * @returns the source of src/ui/client/routes.ts
 */
export function clientRoutesSource(routes: readonly Pick<Route, 'method' | 'path' | 'file'>[]): string {
  const lines = routes
    .map(({ method, path: route, file }) => ({ name: `${method} ${route}`, method, from: importPath(file) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, method, from }) => `  '${name}': typeof import('${from}').${method};`);
  return [
    "// Generated from the routes' declarations by `npm run generate`. Do not edit.",
    '',
    '/** Every endpoint by its name, with the type of its handler. */',
    'export interface Routes {',
    ...lines,
    '}',
    '',
  ].join('\n');
}

function importPath(file: string): string {
  return path.posix.relative(OUTPUT_FOLDER, file.replace(/\.tsx?$/, ''));
}
