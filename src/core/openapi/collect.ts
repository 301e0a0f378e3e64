import fs from 'node:fs';
import path from 'node:path';
import type { AnyDeclaration, Handler } from '../http/declaration';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** One method of one path, as the file system declares it. */
export interface Route {
  method: Method;
  /** With braces, such as `/api/tenants/{tenantId}/pages`. A catch-all segment keeps its name. */
  path: string;
  /** Relative to the project, with forward slashes. */
  file: string;
  handler: Handler;
  declaration: AnyDeclaration;
  /** The path whose file this one exports again; null for the original. */
  aliasOf: string | null;
}

/** Folders whose handlers are not ours to declare: NextAuth answers in its own form, and the rest is the 404. */
const FOREIGN = ['[...nextauth]', '[...path]'];

/** The route files below app/api, shallow ones first, so that an original comes before its aliases' tests. */
export function routeFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(^|\/)route\.tsx?$/.test(file) && !FOREIGN.some((part) => file.includes(part)))
    .sort((a, b) => a.split('/').length - b.split('/').length || a.localeCompare(b));
}

type RouteModule = Record<string, Handler | undefined>;

/**
 * Lists every handler below a folder.
 * @param folder absolute path of app/api
 * @param load the module of a route file's absolute path, imported already or required now
 * @throws Error naming a file that exports a handler without a declaration
 */
export function collectRoutes(folder: string, load: (file: string) => RouteModule): Route[] {
  return routeFiles(folder).flatMap((file) => {
    const exported = load(path.join(folder, file));
    const aliasOf = originalPath(folder, file);
    return METHODS.flatMap((method) => {
      const handler = exported[method];
      if (!handler) return [];
      if (!handler.declaration) throw new Error(`${file} exports ${method} without endpoint().`);
      return [
        {
          method,
          path: pathOf(file),
          file: `app/api/${file}`,
          handler,
          declaration: handler.declaration,
          aliasOf,
        },
      ];
    });
  });
}

function pathOf(file: string): string {
  const segments = path.posix
    .dirname(file)
    .split('/')
    .filter((segment) => segment !== '.');
  return ['/api', ...segments.map((segment) => segment.replace(/^\[(?:\.\.\.)?(\w+)\]$/, '{$1}'))].join('/');
}

/** A file that only exports another route file's handlers is that path's alias. */
function originalPath(folder: string, file: string): string | null {
  const source = fs.readFileSync(path.join(folder, file), 'utf8');
  const target = /^export \{[^}]*\} from '([^']+\/route)';\s*$/.exec(source)?.[1];
  if (!target) return null;
  return pathOf(path.posix.normalize(path.posix.join(path.posix.dirname(file), `${target}.ts`)));
}
