import type { Ctx } from '@/core/context';
import { lockName, requireVersion } from '@/core/db/rows';
import { invalid } from '@/core/errors';
import { record } from '@/core/events/record';
import { getTenant } from '../../platform';
import { brandingUpdated } from '../events';
import { type BrandingStyle, CustomCssError, sanitizeCss } from '../render';
import type { UpdateBrandingInput } from './branding.schema';

/** What a reset returns to; the name stays, being the tenant's. */
const DEFAULTS = {
  tagline: null,
  logoAssetId: null,
  faviconAssetId: null,
  primaryColor: '#1d4ed8',
  accentColor: '#f59e0b',
  colorScheme: 'light',
  headingFont: 'system',
  bodyFont: 'system',
  customCss: '',
} as const;

/** The branding that a new tenant begins with. */
export async function createDefaultBranding(ctx: Ctx, { siteName }: { siteName: string }): Promise<void> {
  await ctx.db.branding.create({ data: { siteName } });
}

/** How the tenant's site looks. */
export async function getBranding(ctx: Ctx) {
  return asWire(await ctx.db.branding.findFirstOrThrow());
}

/**
 * Changes how the site looks. Custom CSS is kept as the sanitiser leaves it: scoped to the site, without imports and
 * foreign addresses.
 * @throws VALIDATION_ERROR for CSS that cannot be read, or a picture that is not the tenant's
 */
export async function updateBranding(ctx: Ctx, change: UpdateBrandingInput) {
  await lockName(ctx, 'branding');
  requireVersion(ctx, await getBranding(ctx));
  await requireImage(ctx, 'logoAssetId', change.logoAssetId);
  await requireImage(ctx, 'faviconAssetId', change.faviconAssetId);
  const customCss = change.customCss === undefined ? undefined : cleanCss(change.customCss);
  return save(ctx, { ...change, customCss });
}

/** Returns to the defaults. */
export async function resetBranding(ctx: Ctx) {
  await lockName(ctx, 'branding');
  requireVersion(ctx, await getBranding(ctx));
  const { name } = await getTenant(ctx);
  return save(ctx, { ...DEFAULTS, siteName: name });
}

async function save(ctx: Ctx, data: UpdateBrandingInput) {
  const branding = asWire(await ctx.db.branding.update({ where: { tenantId: ctx.tenantId }, data }));
  await record(ctx, brandingUpdated, branding.id, branding);
  return branding;
}

async function requireImage(ctx: Ctx, field: string, assetId: string | null | undefined): Promise<void> {
  if (!assetId) return;
  const image = await ctx.db.asset.findFirst({
    where: { id: assetId, kind: 'image', deletedAt: null },
    select: { id: true },
  });
  if (!image) throw invalid(field, 'There is no such image. Upload it first.');
}

function cleanCss(css: string): string {
  try {
    return sanitizeCss(css).css;
  } catch (error) {
    if (error instanceof CustomCssError) throw invalid('customCss', error.message);
    throw error;
  }
}

function asWire<T extends { colorScheme: string; headingFont: string; bodyFont: string }>(branding: T) {
  return branding as T & Pick<BrandingStyle, 'colorScheme' | 'headingFont' | 'bodyFont'>;
}
