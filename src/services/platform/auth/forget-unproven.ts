import type { Ctx } from '@/core/context';
import { endSessions } from './own-sessions.service';
import { markEmailVerified } from './verify-email.service';

/**
 * Takes over an account whose address nobody had proven until now: by a provider's word, a code or a link of a letter.
 * Whoever made it may have been somebody else, waiting for the address's owner to come (account pre-hijacking): their
 * password, sessions, passkeys, factors, phone, devices and links go.
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
  await ctx.db.device.deleteMany(theirs);
  await endSessions(ctx, userId, 'address_proven', null);
  await ctx.db.user.update({
    where: { id: userId },
    data: { passwordHash: null, phone: null, phoneVerifiedAt: null },
  });
  await markEmailVerified(ctx, userId);
}
