import type { Route } from './collect';

const ACRONYMS = new Set([
  'api',
  'mcp',
  'llm',
  'csv',
  'sms',
  'pdf',
  'url',
  'css',
  'html',
  'rss',
  'seo',
  'ai',
  'id',
]);
const ARTICLES = new Set(['a', 'an', 'the', 'and', 's']);

/** The resource that a path is about: its first segment below `/api`, or below `/api/tenants/{tenantId}`. */
export function resourceOf(path: string): string {
  const segments = path.split('/').slice(2);
  const own = segments[0] === 'tenants' && segments.length > 2 ? segments.slice(2) : segments;
  return own[0] ?? 'api';
}

/** A resource as a heading: `api-keys` becomes `API keys`. */
export function tagOf(path: string): string {
  if (/^\/api\/(docs|openapi\.json)(\/|$)/.test(path)) return 'Documents';
  const words = resourceOf(path)
    .replace(/\.\w+$/, '')
    .split(/[-_]/);
  const spelled = words.map((word) => (ACRONYMS.has(word) ? word.toUpperCase() : word)).join(' ');
  return spelled.charAt(0).toUpperCase() + spelled.slice(1);
}

/**
 * A name for each route that programs can call it by: `listSectionsOfPage` from the summary's words.
 * The PATCH that is its PUT's twin and the alias of a path are told apart by an ending.
 */
export function operationIds(routes: readonly Route[]): Map<Route, string> {
  const taken = new Set<string>();
  const names = new Map<Route, string>();
  const canonicalFirst = [...routes].sort((a, b) => rank(a, routes) - rank(b, routes));
  for (const route of canonicalFirst) {
    const name = spoken(route, routes);
    const unique = taken.has(name)
      ? `${name}At${camel(route.path.split(/[^A-Za-z0-9]+/).slice(2), true)}`
      : name;
    taken.add(unique);
    names.set(route, unique);
  }
  return names;
}

function spoken(route: Route, routes: readonly Route[]): string {
  const words = route.declaration.summary
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => !ARTICLES.has(word.toLowerCase()));
  const twin = isPatchTwin(route, routes) ? 'ByPatch' : '';
  return camel(words, false) + twin + (route.aliasOf === null ? '' : 'Alias');
}

function rank(route: Route, routes: readonly Route[]): number {
  return (route.aliasOf === null ? 0 : 2) + (isPatchTwin(route, routes) ? 1 : 0);
}

function isPatchTwin({ method, path, handler }: Route, routes: readonly Route[]): boolean {
  return (
    method === 'PATCH' &&
    routes.some((other) => other.method === 'PUT' && other.path === path && other.handler === handler)
  );
}

function camel(words: string[], upper: boolean): string {
  return words
    .filter((word) => word !== '')
    .map((word, place) => {
      const rest = word.slice(1);
      const first = place === 0 && !upper ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase();
      return first + (rest === rest.toUpperCase() ? rest.toLowerCase() : rest);
    })
    .join('');
}
