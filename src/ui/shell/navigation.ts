import type { ReactNode } from 'react';

/** One page that the navigation leads to. */
export interface NavigationItem {
  id: string;
  label: string;
  href: string;
  icon: ReactNode;
  /** Shown only to who holds it; shown to everyone when left out. */
  permission?: string;
  /** Keys pressed one after the other, e.g. `['g', 'p']`. */
  keys?: readonly string[];
}

/** One product of the console with its pages. */
export interface NavigationModule {
  id: string;
  label: string;
  icon: ReactNode;
  items: readonly NavigationItem[];
}

/**
 * Leaves out what the viewer may not open, and modules with nothing left in them.
 * @param modules all modules of the tenant
 * @param permissions what the viewer's role allows; `*` allows everything
 */
export function visibleModules(
  modules: readonly NavigationModule[],
  permissions: readonly string[],
): NavigationModule[] {
  const allowed = new Set(permissions);
  const mayOpen = ({ permission }: NavigationItem) =>
    permission === undefined || allowed.has('*') || allowed.has(permission);
  return modules
    .map((module) => ({ ...module, items: module.items.filter(mayOpen) }))
    .filter(({ items }) => items.length > 0);
}

/**
 * The page that an address lies in: the one whose address is the longest beginning of it.
 * @param modules the visible modules
 * @param pathname the address without its query
 */
export function currentPlace(
  modules: readonly NavigationModule[],
  pathname: string,
): { module: NavigationModule; item: NavigationItem } | undefined {
  return modules
    .flatMap((module) => module.items.map((item) => ({ module, item })))
    .filter(({ item }) => pathname === item.href || pathname.startsWith(`${item.href}/`))
    .sort((a, b) => b.item.href.length - a.item.href.length)[0];
}
