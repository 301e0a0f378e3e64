import type { Ctx } from '@/core/context';
import { decrypt, randomToken, sha256 } from '@/core/crypto';
import { AppError, type ErrorDetail } from '@/core/errors';
import { record } from '@/core/events/record';
import type { SecondFactorInput } from '../auth/auth.schema';
import { issueToken } from '../auth/one-time-tokens';
import { asPerson } from '../auth/person';
import { recoveryCodeUsed } from './mfa.events';
import { redeemRecoveryCode } from './recovery-codes';
import { stepOf } from './totp';

const CHALLENGE_SECONDS = 5 * 60;
const TRIES = 5;
const TRIES_WINDOW_MS = 15 * 60_000;

/** A sign-in that waits for its second factor, as the challenge remembers it. */
export interface Pending {
  method: string;
  tenantId: string | null;
}

/** True when the person has set up an authenticator app. @param own bound to the person */
export async function hasSecondFactor(own: Ctx, userId: string): Promise<boolean> {
  return (await own.db.mfaFactor.findFirst({ where: { userId, confirmedAt: { not: null } } })) !== null;
}

/**
 * Asks for the second factor of a person who has set one up.
 * @param own bound to the person, whose first factor is proven
 * @param pending what the sign-in wanted, for whoever goes on with the challenge
 * @throws MFA_REQUIRED with a challenge when none is given; otherwise as `proveSecondFactor`
 */
export async function requireSecondFactor(
  own: Ctx,
  userId: string,
  given: SecondFactorInput,
  pending: Pending,
): Promise<void> {
  if (given.code !== undefined || given.recoveryCode !== undefined)
    return proveSecondFactor(own, userId, given);
  const data = { method: pending.method, tenantId: pending.tenantId };
  const challenge = await issueToken(own, userId, 'mfa_challenge', { seconds: CHALLENGE_SECONDS, data });
  const detail: ErrorDetail = {
    field: 'challenge',
    message: 'Send it with a code to POST /api/auth/mfa/verify within five minutes.',
    challenge,
  };
  throw new AppError('MFA_REQUIRED', 'Give the code of your authenticator app.', {
    details: [detail],
    keepsChanges: true,
  });
}

/**
 * Checks a code of the app, or uses up a recovery code. Guesses wait for each other on the factor's row; wrong ones are
 * counted although the call is refused, over all ways to guess. No code of the app is taken twice.
 * @throws INVALID_CREDENTIALS when it is not right; RATE_LIMIT_EXCEEDED after 5 wrong ones within 15 minutes
 */
export async function proveSecondFactor(
  own: Ctx,
  userId: string,
  { code, recoveryCode }: SecondFactorInput,
): Promise<void> {
  const factor = await lockFactor(own, userId);
  if (!factor) throw refused(false);
  await requireTriesLeft(own, userId);
  const right =
    recoveryCode === undefined
      ? await acceptCode(own, factor, code ?? '')
      : await acceptRecoveryCode(own, userId, recoveryCode);
  if (right) return;
  await countFailure(own, userId);
  throw refused(true);
}

interface Factor {
  id: string;
  secretEncrypted: string;
  lastStep: bigint | null;
}

async function lockFactor(own: Ctx, userId: string): Promise<Factor | null> {
  const [row] = await own.db.$queryRaw<{ id: string }[]>`select id::text from mfa_factors
    where user_id = ${userId}::uuid and confirmed_at is not null order by created_at limit 1 for update`;
  return row ? own.db.mfaFactor.findUnique({ where: { id: row.id } }) : null;
}

async function acceptCode(own: Ctx, factor: Factor, code: string): Promise<boolean> {
  const step = stepOf(decrypt(factor.secretEncrypted, `mfa:${factor.id}`), code, own.now);
  if (step === null || (factor.lastStep !== null && step <= factor.lastStep)) return false;
  await own.db.mfaFactor.update({ where: { id: factor.id }, data: { lastStep: step } });
  return true;
}

async function acceptRecoveryCode(own: Ctx, userId: string, recoveryCode: string): Promise<boolean> {
  if (!(await redeemRecoveryCode(own, userId, recoveryCode))) return false;
  const user = await own.db.user.findUniqueOrThrow({ where: { id: userId } });
  await record(own, recoveryCodeUsed, userId, asPerson(user));
  return true;
}

async function requireTriesLeft(own: Ctx, userId: string): Promise<void> {
  const createdAt = { gt: new Date(own.now.getTime() - TRIES_WINDOW_MS) };
  const where = { userId, purpose: 'mfa_challenge', attempts: { gt: 0 }, createdAt };
  const failures = await own.db.oneTimeToken.findMany({ where, orderBy: { createdAt: 'asc' } });
  const [oldest] = failures;
  if (!oldest || failures.length < TRIES) return;
  const free = oldest.createdAt.getTime() + TRIES_WINDOW_MS;
  throw new AppError('RATE_LIMIT_EXCEEDED', 'Too many wrong codes. Wait, then try again.', {
    retryAfterSeconds: (free - own.now.getTime()) / 1000,
  });
}

/** A failure is kept as a challenge that opens nothing, so that the nightly purge takes it along. */
async function countFailure(own: Ctx, userId: string): Promise<void> {
  const spent = { usedAt: own.now, expiresAt: own.now, createdAt: own.now, attempts: 1 };
  const tokenHash = sha256(randomToken());
  await own.db.oneTimeToken.create({ data: { userId, purpose: 'mfa_challenge', tokenHash, ...spent } });
}

function refused(keepsChanges: boolean): AppError {
  return new AppError('INVALID_CREDENTIALS', 'The code is not right, or was used already.', { keepsChanges });
}
