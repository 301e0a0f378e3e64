import type { Ctx } from '@/core/context';

/**
 * Takes over an account whose address nobody had proven until a provider did. Whoever made it may have been somebody
 * else, waiting for the address's owner to come (account pre-hijacking): their password, sessions, passkeys, factors and
 * links go.
 * @param ctx bound to the person
 */
export async function forgetUnproven(ctx: Ctx, userId: string): Promise<void> {
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
  if (user.emailVerifiedAt) return;
  const theirs = { where: { userId } };
  await ctx.db.passkey.deleteMany(theirs);
  await ctx.db.mfaFactor.deleteMany(theirs);
  await ctx.db.recoveryCode.deleteMany(theirs);
  await ctx.db.oneTimeToken.deleteMany(theirs);
  await ctx.db.account.deleteMany(theirs);
  await ctx.db.authSession.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: ctx.now, revokedReason: 'address_proven_elsewhere' },
  });
  await ctx.db.user.update({
    where: { id: userId },
    data: { passwordHash: null, emailVerifiedAt: ctx.now },
  });
}
