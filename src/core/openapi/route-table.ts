import type { Route } from './collect';

const NOTE = '// Made by `npm run generate` from the route files. Do not edit.';

/**
 * Prints src/core/http/route-table.ts: every path with its methods, grouped by the number of segments, so that the edge
 * compares a request with a few paths only. Concrete segments come before parameters.
 */
export function routeTableSource(routes: readonly Route[]): string {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const pattern = path.replace(/^\/api\/?/, '');
    methods.set(pattern, [...(methods.get(pattern) ?? []), method]);
  }
  const byLength = new Map<number, string[]>();
  for (const pattern of [...methods.keys()].sort(concreteFirst)) {
    const length = pattern.split('/').length;
    byLength.set(length, [...(byLength.get(length) ?? []), pattern]);
  }
  const groups = [...byLength].sort(([a], [b]) => a - b);
  const lines = groups.flatMap(([length, patterns]) => [
    `  ${length}: [`,
    ...patterns.map((pattern) => `    ['${pattern}', '${(methods.get(pattern) ?? []).join(' ')}'],`),
    '  ],',
  ]);
  const type = 'Readonly<Record<number, readonly (readonly [path: string, methods: string])[]>>';
  const words = '/** Paths below /api by their number of segments, and the methods that each offers. */';
  return `${NOTE}\n\n${words}\nexport const ROUTE_TABLE: ${type} = {\n${lines.join('\n')}\n};\n`;
}

/** At the first segment where two patterns differ, a parameter comes after a concrete one. */
function concreteFirst(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (const [place, segment] of left.entries()) {
    const other = right[place] ?? '';
    if (segment === other) continue;
    if (isParameter(segment) !== isParameter(other)) return isParameter(segment) ? 1 : -1;
    return segment < other ? -1 : 1;
  }
  return left.length - right.length;
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

/** Prints src/core/http/route-permissions.ts: what each endpoint asks, so that a refusal can be explained. */
export function routePermissionsSource(routes: readonly Route[]): string {
  const lines = routes
    .map(({ method, path, declaration }) => `  '${method} ${path}': '${declaration.permission}',`)
    .sort();
  const words = '/** Method and path → the permission that the endpoint asks, `signed-in` or `public`. */';
  return `${NOTE}\n\n${words}\nexport const ROUTE_PERMISSIONS: Readonly<Record<string, string>> = {\n${lines.join('\n')}\n};\n`;
}
