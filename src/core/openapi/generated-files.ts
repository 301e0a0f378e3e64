import { clientRoutesSource } from './client-routes';
import type { Route } from './collect';
import { openApiDocument } from './openapi';
import { type FirstStep, postmanCollection } from './postman';
import { routePermissionsSource, routeTableSource } from './route-table';

/** A file that is made from the declarations and committed. */
export interface GeneratedFile {
  /** Relative to the project. */
  file: string;
  content: string;
}

/**
 * Makes every committed file that follows from the declarations.
 * @param routes every declared route
 * @param version the product's version
 * @param firstSteps what the Postman collection begins with
 */
export async function generatedFiles(
  routes: readonly Route[],
  version: string,
  firstSteps: readonly FirstStep[],
): Promise<GeneratedFile[]> {
  const document = openApiDocument(routes, version);
  return [
    { file: 'docs/openapi.json', content: json(document) },
    { file: 'docs/postman.json', content: json(await postmanCollection(document, firstSteps)) },
    { file: 'src/core/http/route-table.ts', content: routeTableSource(routes) },
    { file: 'src/core/http/route-permissions.ts', content: routePermissionsSource(routes) },
    { file: 'src/ui/client/routes.ts', content: clientRoutesSource(routes) },
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
