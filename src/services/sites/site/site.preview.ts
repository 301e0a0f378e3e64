import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { keyedHash, safeEqual } from '@/core/crypto';
import { env } from '@/core/env';
import { isUuid } from '@/core/ids';
import { instant } from '@/core/schema';
import { sitePath } from '../pages/pages.content';
import { getPage } from '../pages/pages.service';

const PREVIEW_SECONDS = 3600;

export const PreviewLink = z.object({ url: z.url(), expiresAt: instant }).meta({ id: 'PreviewLink' });

/**
 * An address that shows a page's draft to whoever has it, for an hour. It lies on our own host, so that the console
 * can show it in a frame.
 */
export async function previewLink(ctx: Ctx, pageId: string): Promise<z.output<typeof PreviewLink>> {
  const page = await getPage(ctx, pageId);
  const { slug } = await ctx.db.tenant.findFirstOrThrow({ where: { id: ctx.tenantId } });
  const expires = Math.floor(ctx.now.getTime() / 1000) + PREVIEW_SECONDS;
  const url = new URL(`/s/${slug}/${sitePath(page)}`.replace(/\/$/, ''), env().APP_URL);
  url.searchParams.set('preview', `${pageId}.${expires}.${signature(ctx.tenantId, pageId, expires)}`);
  return { url: url.href, expiresAt: new Date(expires * 1000) };
}

/** @returns the page whose draft a preview token shows; null when it is forged, another tenant's or too old */
export function previewedPage(tenantId: string, token: string, now: Date): string | null {
  const [pageId = '', expires = '', signed = ''] = token.split('.');
  if (!isUuid(pageId) || !/^\d{1,12}$/.test(expires)) return null;
  if (!safeEqual(signed, signature(tenantId, pageId, Number(expires)))) return null;
  return Number(expires) * 1000 > now.getTime() ? pageId : null;
}

function signature(tenantId: string, pageId: string, expires: number): string {
  return keyedHash('page-preview', `${tenantId}|${pageId}|${expires}`);
}
