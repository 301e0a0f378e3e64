import { clientRoutesSource } from './client-routes';
import type { Route } from './collect';
import { openApiDocument } from './openapi';
import { routeTableSource } from './route-table';

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
 */
export async function generatedFiles(routes: readonly Route[], version: string): Promise<GeneratedFile[]> {
  const document = openApiDocument(routes, version);
  return [
    { file: 'docs/openapi.json', content: json(document) },
    { file: 'src/core/http/route-table.ts', content: routeTableSource(routes) },
    { file: 'src/ui/client/routes.ts', content: clientRoutesSource(routes) },
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
