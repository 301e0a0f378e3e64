'use client';

import { useTranslations } from 'next-intl';
import type { Data } from '@/ui/client/types';
import { Badge, type Tone } from '@/ui/kit/badge';

/** A page of a site, as the API tells of it. */
export type SitePage = Data<'GET /api/tenants/{tenantId}/pages/{pageId}'>;

/** The states of a page, in the order of its life. */
export const PAGE_STATUSES = ['draft', 'scheduled', 'published', 'archived'] as const;

const TONES: Record<SitePage['status'], Tone> = {
  draft: 'neutral',
  scheduled: 'accent',
  published: 'success',
  archived: 'warning',
};

/** A page's state in a word. */
export function PageStatus({ status }: { status: SitePage['status'] }) {
  const t = useTranslations('pages.status');
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
