import { become, type Ctx } from '@/core/context';

/**
 * Whether a session was begun with a browser or app that the person has not used before. The very first sign-in is none:
 * everything is new then.
 */
export async function isNewDevice(
  ctx: Ctx,
  { id, userId }: { id: string; userId: string },
): Promise<boolean> {
  const own = await become(ctx, { userId });
  const session = await own.db.authSession.findFirst({ where: { id, userId } });
  const before = { userId, createdAt: { lt: session?.createdAt } };
  const earlier = await own.db.authSession.count({ where: before });
  const alike = await own.db.authSession.count({
    where: { ...before, userAgent: session?.userAgent ?? null },
  });
  await become(ctx, {});
  return session !== null && earlier > 0 && alike === 0;
}
