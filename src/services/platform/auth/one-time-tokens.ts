import { become, type Ctx } from '@/core/context';
import { keyedHash, randomToken, sha256 } from '@/core/crypto';
import { rawRows } from '@/core/db/raw';
import { AppError } from '@/core/errors';
import type { Prisma } from '@/generated/prisma/client';

/** What a token is for; a token of one purpose is nothing for another. */
export type TokenPurpose =
  | 'verify_email'
  | 'reset_password'
  | 'change_email'
  | 'mfa_challenge'
  | 'passkey_challenge'
  | 'otp'
  | 'verify_phone'
  | 'sign_in_ticket';

/** Why a link or ticket does not work, without saying whether it ever did. */
const unusable = () =>
  new AppError('INVALID_TOKEN', 'This link is used up, expired or not whole. Ask for a new one.');

/**
 * Makes a token of 256 random bits for a person and keeps its hash. Earlier unused tokens of the purpose stop working.
 * @param ctx bound to the person (`become`)
 * @param seconds how long it is good for
 * @returns the text, for a link or a cookie; it is nowhere else
 */
export async function issueToken(
  ctx: Ctx,
  userId: string,
  purpose: TokenPurpose,
  { seconds, data }: { seconds: number; data?: Prisma.InputJsonObject },
): Promise<string> {
  const text = randomToken();
  await ctx.db.oneTimeToken.deleteMany({ where: { userId, purpose, usedAt: null } });
  await ctx.db.oneTimeToken.create({
    data: {
      userId,
      purpose,
      data,
      tokenHash: sha256(text),
      expiresAt: after(ctx, seconds),
      createdAt: ctx.now,
    },
  });
  return text;
}

/**
 * Opens a token without using it up, and holds it until the transaction ends: of two at once, one waits. Goes on as the
 * token's person; `spendToken` uses it up.
 * @throws INVALID_TOKEN when it is unknown, used or expired, all alike
 */
export async function openToken(ctx: Ctx, text: string, purpose: TokenPurpose) {
  const [found] = await rawRows<{ id: string; user_id: string }>(
    ctx.db,
    'select * from auth_one_time_token($1, $2)',
    [sha256(text), purpose],
  );
  if (!found) throw unusable();
  const own = await become(ctx, { userId: found.user_id });
  await own.db.$queryRaw`select 1 from one_time_tokens where id = ${found.id}::uuid for update`;
  // Gone when a newer one of the purpose was made meanwhile.
  const token = await own.db.oneTimeToken.findUnique({ where: { id: found.id } });
  if (!token || token.usedAt || token.expiresAt <= ctx.now) throw unusable();
  return { ctx: own, id: token.id, userId: token.userId, data: token.data };
}

/** Uses an opened token up. */
export async function spendToken(own: Ctx, id: string): Promise<void> {
  await own.db.oneTimeToken.update({ where: { id }, data: { usedAt: own.now } });
}

/**
 * Uses a token up: of two at once, one wins. Goes on as the token's person.
 * @throws INVALID_TOKEN when it is unknown, used or expired, all alike
 */
export async function redeemToken(ctx: Ctx, text: string, purpose: TokenPurpose) {
  const { id, ...token } = await openToken(ctx, text, purpose);
  await spendToken(token.ctx, id);
  return token;
}

/** The hash under which a short code is kept: keyed, because six digits are soon tried through. */
export function codeHash(userId: string, purpose: string, code: string): string {
  return sha256(keyedHash('one-time-code', `${userId}:${purpose}:${code}`));
}

function after(ctx: Ctx, seconds: number): Date {
  return new Date(ctx.now.getTime() + seconds * 1000);
}
