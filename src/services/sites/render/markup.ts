import type { ReactNode } from 'react';

/**
 * Turns React elements into HTML without hydration marks.
 *
 * Next resolves `react-dom/server` in a route handler with the `react-server` condition, where a static import is
 * refused at build time and `react-dom/server.node` throws when loaded. An import inside the function resolves to the
 * plain renderer, in `next build` with Turbopack, `next dev` and Jest alike; the module is loaded once.
 */
export async function renderMarkup(node: ReactNode): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  return renderToStaticMarkup(node);
}
