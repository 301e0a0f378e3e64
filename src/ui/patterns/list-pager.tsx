'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { IconButton } from '@/ui/kit/icon-button';
import type { Pagination } from './api-answer';

interface ListPagerProps {
  pagination: Pagination;
  /** Called with the place to go to; `null` is the beginning. */
  onCursor: (cursor: string | null) => void;
  isBusy: boolean;
}

/** How many there are, and the way to the pages before and after. */
export function ListPager({ pagination, onCursor, isBusy }: ListPagerProps) {
  const t = useTranslations('list');
  return (
    <nav aria-label={t('pages')} className="flex items-center gap-1 ps-1 text-sm text-muted">
      <p role="status" className="me-auto tabular-nums">
        {isBusy ? t('updating') : t('total', { count: pagination.totalCount })}
      </p>
      <IconButton
        label={t('previous')}
        isDisabled={pagination.prevCursor === null}
        onPress={() => onCursor(pagination.prevCursor)}
      >
        <ChevronLeft aria-hidden="true" className="rtl:rotate-180" />
      </IconButton>
      <IconButton
        label={t('next')}
        isDisabled={pagination.nextCursor === null}
        onPress={() => onCursor(pagination.nextCursor)}
      >
        <ChevronRight aria-hidden="true" className="rtl:rotate-180" />
      </IconButton>
    </nav>
  );
}
