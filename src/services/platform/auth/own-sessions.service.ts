import type { Ctx } from '@/core/context';
import { notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import { sessionEnded } from '../events';
import { requirePerson } from './person';

const MOST_SHOWN = 100;

/** The caller's living sessions, the last seen first. @throws FORBIDDEN for an API key */
export async function listOwnSessions(ctx: Ctx) {
  const userId = requirePerson(ctx);
  const sessions = await ctx.db.authSession.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: ctx.now } },
    orderBy: [{ lastSeenAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
    take: MOST_SHOWN,
  });
  return sessions.map((session) => ({ ...asWire(session), current: session.id === ctx.sessionId }));
}

/** Ends one of the caller's sessions; it may be this one. @throws NOT_FOUND when it is none of theirs, or has ended */
export async function endOwnSession(ctx: Ctx, sessionId: string) {
  const userId = requirePerson(ctx);
  const { count } = await ctx.db.authSession.updateMany({
    where: { id: sessionId, userId, revokedAt: null },
    data: { revokedAt: ctx.now, revokedReason: 'revoked' },
  });
  if (count === 0) throw notFound('session');
  await record(ctx, sessionEnded, sessionId, { id: sessionId, userId, reason: 'revoked' });
  return { id: sessionId };
}

/** Signs the caller out everywhere, or everywhere but here. @throws FORBIDDEN for an API key */
export async function endAllSessions(ctx: Ctx, { keepCurrent }: { keepCurrent: boolean }) {
  const userId = requirePerson(ctx);
  return { sessionsEnded: await endSessions(ctx, userId, 'logout_all', keepCurrent ? ctx.sessionId : null) };
}

/**
 * Ends a person's sessions: their access tokens, refresh tokens and cookies are refused from the next request on.
 * @param own bound to the person, or to a platform administrator
 * @param reason in a word, as sessions keep it
 * @param except a session that stays
 * @returns how many were ended
 */
export async function endSessions(
  own: Ctx,
  userId: string,
  reason: string,
  except: string | null,
): Promise<number> {
  const ended = await own.db.authSession.updateManyAndReturn({
    where: {
      userId,
      revokedAt: null,
      expiresAt: { gt: own.now },
      ...(except ? { id: { not: except } } : {}),
    },
    data: { revokedAt: own.now, revokedReason: reason },
    select: { id: true },
  });
  for (const { id } of ended) await record(own, sessionEnded, id, { id, userId, reason });
  return ended.length;
}

function asWire<T extends { kind: string }>(session: T) {
  return session as T & { kind: 'console' | 'app' };
}
