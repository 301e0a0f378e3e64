import path from 'node:path';
import '@/services/catalogue';
import { collectRoutes, type Route } from '@/core/openapi/collect';

/** Every declared route of the product; at once, because tests are made from them. */
export function allRoutes(): Route[] {
  return collectRoutes(path.resolve(__dirname, '../../app/api'), (file) => jest.requireActual(file));
}

const SOME_ID = '01900000-0000-7000-8000-000000000000';

/** Values for a path's parameters: ids of nothing, unless told otherwise. */
export function paramsFor(route: Route, own: Record<string, string> = {}): Record<string, string> {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return Object.fromEntries(
    names.map((name) => [name, own[name] ?? (name.endsWith('Id') ? SOME_ID : 'something')]),
  );
}

/** The route's path with its parameters filled in. */
export function concretePath(route: Route, params: Record<string, string>): string {
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? name);
}
