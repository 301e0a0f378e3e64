'use client';

import { ChevronRight } from 'lucide-react';
import { Breadcrumbs as AriaBreadcrumbs, Breadcrumb, Link } from 'react-aria-components/Breadcrumbs';

/** The way from the module to this page; the last entry is the page itself. */
export function Breadcrumbs({
  label,
  trail,
}: {
  label: string;
  trail: readonly { title: string; href?: string }[];
}) {
  return (
    <nav aria-label={label}>
      <AriaBreadcrumbs className="flex min-w-0 items-center gap-1 text-sm">
        {trail.map(({ title, href }) => (
          <Breadcrumb key={`${href ?? ''}${title}`} className="group flex min-w-0 items-center gap-1">
            <Link
              href={href}
              className="focus-ring truncate rounded-sm text-muted data-current:text-text data-hovered:text-text"
            >
              {title}
            </Link>
            <ChevronRight
              aria-hidden="true"
              className="size-3.5 shrink-0 text-muted group-data-current:hidden rtl:rotate-180"
            />
          </Breadcrumb>
        ))}
      </AriaBreadcrumbs>
    </nav>
  );
}
