'use client';

import { clsx } from 'clsx';
import { FileText } from 'lucide-react';
import type { Row } from '@/ui/client/types';

/** A file of the tenant, as the API tells of it. */
export type Asset = Row<'GET /api/tenants/{tenantId}/assets'>;

/** The width from which on a smaller variant is sharp enough for a card, also on dense screens. */
const CARD_WIDTH = 320;

/**
 * The address of the smallest variant that fills a card.
 * @param asset an image
 */
export function pictureUrl({ variants, url }: Pick<Asset, 'variants' | 'url'>): string {
  const fitting = variants.filter(({ width }) => width >= CARD_WIDTH).sort((a, b) => a.width - b.width);
  return fitting[0]?.url ?? url;
}

/** An image small, or the sign of a document. What it shows is said by the text beside it. */
export function AssetPicture({ asset, className }: { asset: Asset; className?: string }) {
  if (asset.kind !== 'image') {
    return (
      <span
        aria-hidden="true"
        className={clsx('flex shrink-0 items-center justify-center bg-sunken text-muted', className)}
      >
        <FileText className="size-6" />
      </span>
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: the API makes the variants; Next must not make others
    <img
      src={pictureUrl(asset)}
      alt=""
      loading="lazy"
      className={clsx('shrink-0 bg-sunken object-cover', className)}
    />
  );
}
