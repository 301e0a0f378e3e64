import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { beginSession, signInMethods } from '../auth/begin-session';
import { openToken, spendToken } from '../auth/one-time-tokens';
import { asPerson } from '../auth/person';
import { issueTokens } from '../auth/sessions.service';
import type { VerifyMfaInput } from './mfa.schema';

const Pending = z.object({ method: z.enum(signInMethods), tenantId: z.uuid().nullable() });

/**
 * Goes on with a sign-in that was answered MFA_REQUIRED. After a wrong code the challenge may be tried again.
 * @throws INVALID_TOKEN when the challenge is unknown, used or expired; INVALID_CREDENTIALS for a wrong code;
 *   RATE_LIMIT_EXCEEDED after 5 wrong ones
 */
export async function verifyMfa(ctx: Ctx, { challenge, ...secondFactor }: VerifyMfaInput) {
  const opened = await openToken(ctx, challenge, 'mfa_challenge');
  const pending = Pending.safeParse(opened.data);
  if (!pending.success) throw new AppError('INVALID_TOKEN');
  const { method, tenantId } = pending.data;
  const person = await opened.ctx.db.user.findUniqueOrThrow({ where: { id: opened.userId } });
  const wanted = { method, secondFactor, tenantId: tenantId ?? undefined };
  const { own, session, user } = await beginSession(opened.ctx, person, 'app', wanted);
  await spendToken(own, opened.id);
  return { ...(await issueTokens(own, session)), user: asPerson(user), tenantId: session.tenantId };
}
