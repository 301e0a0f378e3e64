import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { safeEqual } from '@/core/crypto';
import { AppError } from '@/core/errors';
import { beginSession } from '../auth/begin-session';
import { issueToken, redeemToken as spendToken } from '../auth/one-time-tokens';
import { asPerson } from '../auth/person';
import { issueTokens } from '../auth/sessions.service';

const TICKET_SECONDS = 60;
const TicketData = z.object({ tenantId: z.uuid(), challenge: z.string() });

/** The SHA-256 of a verifier, as RFC 7636 writes it. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** A ticket for a person whom a provider has just proven. @param ctx bound to the person */
export async function issueTicket(
  ctx: Ctx,
  userId: string,
  data: z.output<typeof TicketData>,
): Promise<string> {
  return issueToken(ctx, userId, 'sign_in_ticket', { seconds: TICKET_SECONDS, data });
}

/**
 * Begins the session that a ticket stands for.
 * @param verifier what only who began the sign-in knows: a ticket slipped to somebody else signs nobody in
 * @throws INVALID_TOKEN for a ticket that is unknown, used, expired or another's
 */
export async function redeemTicket(
  ctx: Ctx,
  { ticket, verifier }: { ticket: string; verifier: string },
  kind: 'app' | 'console',
) {
  const used = await spendToken(ctx, ticket, 'sign_in_ticket');
  const { tenantId, challenge } = TicketData.parse(used.data);
  if (!safeEqual(challengeOf(verifier), challenge))
    throw new AppError('INVALID_TOKEN', 'Sign in again: this was begun in another browser or app.');
  const { id, name } = await used.ctx.db.user.findUniqueOrThrow({ where: { id: used.userId } });
  return beginSession(used.ctx, { id, name }, kind, { method: 'saml', tenantId });
}

/** Exchanges a ticket for tokens. Throws as `redeemTicket`. */
export async function exchangeTicket(ctx: Ctx, input: { ticket: string; verifier: string }) {
  const { own, session, user } = await redeemTicket(ctx, input, 'app');
  return { ...(await issueTokens(own, session)), user: asPerson(user), tenantId: session.tenantId };
}
