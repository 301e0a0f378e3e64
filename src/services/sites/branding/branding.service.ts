import type { Ctx } from '@/core/context';

/** The branding that a new tenant begins with. */
export async function createDefaultBranding(ctx: Ctx, { siteName }: { siteName: string }): Promise<void> {
  await ctx.db.branding.create({ data: { siteName } });
}
