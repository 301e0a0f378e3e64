import type { Ctx } from '@/core/context';
import { lockName } from '@/core/db/rows';
import { AppError } from '@/core/errors';

/** How many pages a site may have on each plan; null is without limit. */
export const PAGES_PER_PLAN: Record<string, number | null> = {
  free: 10,
  starter: 50,
  pro: 500,
  enterprise: null,
};

/**
 * Lets one more page come. The lock keeps two last pages from being one too many.
 * @throws PLAN_LIMIT_REACHED when the plan's number is reached
 */
export async function requireRoomForPage(ctx: Ctx): Promise<void> {
  const plan = ctx.tenant?.plan ?? 'free';
  const most = PAGES_PER_PLAN[plan] === undefined ? PAGES_PER_PLAN.free : PAGES_PER_PLAN[plan];
  if (most === null || most === undefined) return;
  await lockName(ctx, 'page-count');
  const count = await ctx.db.page.count({ where: { deletedAt: null } });
  if (count < most) return;
  const message = `The plan ${plan} allows ${most} pages. Delete one, or choose a larger plan.`;
  throw new AppError('PLAN_LIMIT_REACHED', message, {
    details: [{ field: 'plan', message, limit: most, used: count }],
  });
}
