import { ROUTE_TABLE } from './route-table';

interface KnownPath {
  segments: string[];
  methods: string[];
}

/** The table's texts taken apart once, still grouped by their number of segments. */
const KNOWN = new Map(
  Object.entries(ROUTE_TABLE).map(([length, paths]) => [
    Number(length),
    paths.map(([path, methods]): KnownPath => ({ segments: path.split('/'), methods: methods.split(' ') })),
  ]),
);

/**
 * Whether a path of the API is offered, but not with this method. HEAD goes where GET goes; OPTIONS goes everywhere.
 * @param pathname with or without the version, such as `/api/v1/tenants`
 * @returns the methods for the `Allow` header, or null when the method is offered or the path is none of ours
 */
export function methodRefusal(pathname: string, method: string): string | null {
  if (method === 'OPTIONS') return null;
  const known = knownPath(pathname);
  if (!known || known.methods.includes(method === 'HEAD' ? 'GET' : method)) return null;
  const head = known.methods.includes('GET') ? ['HEAD'] : [];
  return [...known.methods, ...head, 'OPTIONS'].join(', ');
}

/**
 * The path that a request's path is an instance of, such as `/api/tenants/{tenantId}/pages`; null for none of ours.
 * @param pathname with or without the version
 */
export function routePattern(pathname: string): string | null {
  const known = knownPath(pathname);
  return known ? `/api/${known.segments.join('/')}` : null;
}

function knownPath(pathname: string): KnownPath | undefined {
  const below = pathname.replace(/^\/api(\/v1(?=\/|$))?\/?/, '').replace(/\/$/, '');
  const segments = below.split('/');
  return KNOWN.get(segments.length)?.find((path) => matches(path.segments, segments));
}

function matches(pattern: string[], segments: string[]): boolean {
  return pattern.every((part, place) => part.startsWith('{') || part === segments[place]);
}
