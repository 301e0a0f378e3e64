'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Breadcrumbs } from '@/ui/kit/breadcrumbs';

interface PageHeaderProps {
  title: string;
  /** One sentence about what the page is for. */
  description?: string;
  /** The way here; the page itself comes last. */
  trail?: readonly { title: string; href?: string }[];
  actions?: ReactNode;
}

/** The head of a page: the way here, its title, its main buttons. */
export function PageHeader({ title, description, trail, actions }: PageHeaderProps) {
  const t = useTranslations('shell');
  return (
    <header className="flex flex-col gap-1 pb-5">
      {trail && <Breadcrumbs label={t('breadcrumbs')} trail={trail} />}
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="text-xl font-semibold">{title}</h1>
        {actions && <div className="ms-auto flex flex-wrap gap-2">{actions}</div>}
      </div>
      {description && <p className="max-w-2xl text-muted">{description}</p>}
    </header>
  );
}
