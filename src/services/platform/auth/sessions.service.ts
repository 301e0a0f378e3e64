import { findRefreshSession } from '@/core/auth/principal.sql';
import { isStrong } from '@/core/auth/session-strength';
import { signAccessToken } from '@/core/auth/tokens';
import { become, type Ctx } from '@/core/context';
import { keyedHash, randomToken, sha256 } from '@/core/crypto';
import { env } from '@/core/env';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { refreshTokenReused, sessionRefreshed } from '../events';
import { asPerson } from './person';

/** Concurrent refreshes of one token within this time get the same successor instead of ending the session. */
const GRACE_MS = 10_000;

interface Session {
  id: string;
  userId: string;
  tenantId: string | null;
}

/** Writes the session of a person who was let in; only `beginSession` lets in. */
export async function startSession(
  ctx: Ctx,
  kind: 'app' | 'console',
  { tenantId, method }: { tenantId: string | null; method: string },
) {
  const seconds = kind === 'app' ? env().REFRESH_TOKEN_SECONDS : env().CONSOLE_SESSION_SECONDS;
  const { ip, userAgent } = ctx.request ?? { ip: null, userAgent: null };
  const expiresAt = new Date(ctx.now.getTime() + seconds * 1000);
  return ctx.db.authSession.create({
    data: { userId: ctx.userId ?? '', tenantId, kind, method, ip, userAgent, expiresAt },
  });
}

/** The session of the call counts as begun with two factors from now on. */
export async function strengthenSession(ctx: Ctx): Promise<void> {
  const session = ctx.sessionId && (await ctx.db.authSession.findUnique({ where: { id: ctx.sessionId } }));
  if (!session || isStrong(session.method)) return;
  await ctx.db.authSession.update({
    where: { id: session.id },
    data: { method: `${session.method}+mfa` },
  });
}

/** The first pair of tokens of a session. */
export async function issueTokens(ctx: Ctx, session: Session) {
  const refreshToken = `qr_${randomToken()}`;
  const refreshExpiresAt = await keepRefreshToken(ctx, session.id, refreshToken);
  return tokens(ctx, session, refreshToken, refreshExpiresAt);
}

/**
 * Exchanges a refresh token for the next pair. Fifty at once get one successor; a spent one used later ends the session,
 * because then two parties hold it.
 * @throws INVALID_TOKEN, REFRESH_TOKEN_EXPIRED
 */
export async function refresh(ctx: Ctx, refreshToken: string) {
  const tokenHash = sha256(refreshToken);
  const found = await findRefreshSession(ctx.db, tokenHash);
  if (!found) throw new AppError('INVALID_TOKEN', 'The refresh token is not valid. Sign in again.');
  const { user_id: userId, session_id: sessionId, tenant_id: tenantId } = found;
  const actor = { type: 'user' as const, id: userId, name: '' };
  const own = await become(ctx, { userId, actor, ...(tenantId ? { tenantId } : {}) });
  await own.db.$queryRaw`select 1 from sessions where id = ${sessionId}::uuid for update`;
  const session = await own.db.authSession.findUniqueOrThrow({
    where: { id: sessionId },
    include: { user: true },
  });
  const token = await own.db.refreshToken.findUniqueOrThrow({ where: { tokenHash } });
  if (session.revokedAt || session.user.status !== 'active' || session.user.deletedAt) {
    throw new AppError('INVALID_TOKEN', 'You have been signed out. Sign in again.');
  }
  if (token.expiresAt <= ctx.now) throw new AppError('REFRESH_TOKEN_EXPIRED');
  const next = await successor(own, session, token, refreshToken);
  return { ...next, user: asPerson(session.user), tenantId: session.tenantId };
}

interface KeptToken {
  id: string;
  spentAt: Date | null;
}

/** The next pair. @throws INVALID_TOKEN when the token was spent before; the session's end is kept all the same */
async function successor(ctx: Ctx, session: Session, token: KeptToken, text: string) {
  // Derived from the token, not drawn: the same question gets the same answer, and no token is kept in clear.
  const next = `qr_${keyedHash('refresh-successor', text)}`;
  if (token.spentAt && ctx.now.getTime() - token.spentAt.getTime() > GRACE_MS) {
    throw await endSession(ctx, session);
  }
  const kept = await ctx.db.refreshToken.findUnique({ where: { tokenHash: sha256(next) } });
  if (kept?.spentAt) {
    throw await endSession(ctx, session);
  }
  if (kept) return tokens(ctx, session, next, kept.expiresAt);
  await ctx.db.refreshToken.update({ where: { id: token.id }, data: { spentAt: ctx.now } });
  const expiresAt = await keepRefreshToken(ctx, session.id, next);
  await ctx.db.authSession.update({ where: { id: session.id }, data: { expiresAt } });
  await record(ctx, sessionRefreshed, session.id, { id: session.id, userId: session.userId });
  return tokens(ctx, session, next, expiresAt);
}

async function endSession(ctx: Ctx, { id, userId }: Session): Promise<AppError> {
  const revokedReason = 'token_reused';
  await ctx.db.authSession.update({ where: { id }, data: { revokedAt: ctx.now, revokedReason } });
  await record(ctx, refreshTokenReused, id, { id, userId, reason: revokedReason });
  return new AppError('INVALID_TOKEN', 'This refresh token was used before. Sign in again.', {
    keepsChanges: true,
  });
}

async function keepRefreshToken(ctx: Ctx, sessionId: string, text: string): Promise<Date> {
  const expiresAt = new Date(ctx.now.getTime() + env().REFRESH_TOKEN_SECONDS * 1000);
  await ctx.db.refreshToken.create({ data: { sessionId, tokenHash: sha256(text), expiresAt } });
  return expiresAt;
}

async function tokens(ctx: Ctx, session: Session, refreshToken: string, refreshExpiresAt: Date) {
  const { id: sessionId, userId, tenantId } = session;
  const accessToken = await signAccessToken({ userId, sessionId, tenantId }, ctx.now);
  return {
    accessToken,
    tokenType: 'Bearer' as const,
    expiresIn: env().ACCESS_TOKEN_SECONDS,
    refreshToken,
    refreshExpiresAt,
  };
}
