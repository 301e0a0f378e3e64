import type { Ctx } from '@/core/context';
import { decrypt, encrypt } from '@/core/crypto';
import { AppError, invalid } from '@/core/errors';
import { record } from '@/core/events/record';
import { newId } from '@/core/ids';
import { settingOf } from '@/core/settings/settings';
import { requirePassword } from '../auth/change-password.service';
import { asFieldProof, asPerson, requirePerson } from '../auth/person';
import { strengthenSession } from '../auth/sessions.service';
import { sendLetter } from '../messages/send-letter';
import { requireMfa } from '../settings';
import { mfaDisabled, mfaEnabled, recoveryCodesRenewed } from './mfa.events';
import type { MfaProofInput } from './mfa.schema';
import { renewRecoveryCodes } from './recovery-codes';
import { hasSecondFactor, proveSecondFactor } from './second-factor';
import { requireStrongSession } from './strong-session';
import { newTotpSecret, stepOf, totpSetup } from './totp';

/** How the caller's two-step sign-in stands. @throws FORBIDDEN for an API key */
export async function getMfa(ctx: Ctx) {
  const userId = requirePerson(ctx);
  const factor = await ctx.db.mfaFactor.findFirst({ where: { userId, confirmedAt: { not: null } } });
  const recoveryCodesLeft = await ctx.db.recoveryCode.count({ where: { userId, usedAt: null } });
  const required = await settingOf(ctx, requireMfa);
  return { enabled: factor !== null, enabledAt: factor?.confirmedAt ?? null, recoveryCodesLeft, required };
}

/**
 * Begins to set up an authenticator app: a new secret, which counts once `confirmTotp` has seen a code of it.
 * @throws CONFLICT when one is set up already; FORBIDDEN for an API key; as `requireStrongSession`
 */
export async function setUpTotp(ctx: Ctx) {
  const userId = requirePerson(ctx);
  await lockPerson(ctx, userId);
  await refuseSecond(ctx, userId);
  await requireStrongSession(ctx, userId);
  await ctx.db.mfaFactor.deleteMany({ where: { userId, confirmedAt: null } });
  const id = newId();
  const secret = newTotpSecret();
  await ctx.db.mfaFactor.create({
    data: { id, userId, kind: 'totp', secretEncrypted: encrypt(secret, `mfa:${id}`) },
  });
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
  return totpSetup(secret, user.email);
}

/**
 * Turns two-step sign-in on with a first code of the app, and answers ten recovery codes. The session of the call counts
 * as begun with both factors.
 * @throws VALIDATION_ERROR for a wrong code; CONFLICT when nothing was begun or it is on already; as
 *   `requireStrongSession`
 */
export async function confirmTotp(ctx: Ctx, code: string) {
  const userId = requirePerson(ctx);
  await lockPerson(ctx, userId);
  await refuseSecond(ctx, userId);
  await requireStrongSession(ctx, userId);
  const factor = await ctx.db.mfaFactor.findFirst({ where: { userId, confirmedAt: null } });
  if (!factor) throw new AppError('CONFLICT', 'Begin with a new secret first.');
  const step = stepOf(decrypt(factor.secretEncrypted, `mfa:${factor.id}`), code, ctx.now);
  if (step === null)
    throw invalid('code', "Is not the code of now. Check the app, and your device's clock.", 'wrongCode');
  await ctx.db.mfaFactor.update({
    where: { id: factor.id },
    data: { confirmedAt: ctx.now, lastStep: step },
  });
  await strengthenSession(ctx);
  const recoveryCodes = await renewRecoveryCodes(ctx, userId);
  await tell(ctx, userId, true);
  return { recoveryCodes };
}

/**
 * Turns two-step sign-in off.
 * @throws VALIDATION_ERROR when the proof is not right; RATE_LIMIT_EXCEEDED after 5 that were not; CONFLICT when it is off
 */
export async function disableMfa(ctx: Ctx, proof: MfaProofInput) {
  const userId = requirePerson(ctx);
  await proveAnew(ctx, userId, proof);
  await ctx.db.mfaFactor.deleteMany({ where: { userId } });
  await ctx.db.recoveryCode.deleteMany({ where: { userId } });
  await tell(ctx, userId, false);
  return { enabled: false as const };
}

/** Makes ten new recovery codes; the earlier ones stop working. Throws as `disableMfa` does. */
export async function newRecoveryCodes(ctx: Ctx, proof: MfaProofInput) {
  const userId = requirePerson(ctx);
  await proveAnew(ctx, userId, proof);
  const recoveryCodes = await renewRecoveryCodes(ctx, userId);
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
  await record(ctx, recoveryCodesRenewed, userId, asPerson(user));
  return { recoveryCodes };
}

/** An open session alone does not suffice to weaken an account. */
async function proveAnew(ctx: Ctx, userId: string, { password, ...factor }: MfaProofInput): Promise<void> {
  if (!(await hasSecondFactor(ctx, userId)))
    throw new AppError('CONFLICT', 'Two-step sign-in is not set up.');
  if (password !== undefined) return requirePassword(ctx, userId, password, 'password');
  const field = factor.code === undefined ? 'recoveryCode' : 'code';
  return asFieldProof(field, () => proveSecondFactor(ctx, userId, factor));
}

async function lockPerson(ctx: Ctx, userId: string): Promise<void> {
  await ctx.db.$queryRaw`select 1 from users where id = ${userId}::uuid for update`;
}

async function refuseSecond(ctx: Ctx, userId: string): Promise<void> {
  if (await hasSecondFactor(ctx, userId)) {
    throw new AppError('CONFLICT', 'Two-step sign-in is on already. Turn it off first to change the app.');
  }
}

async function tell(ctx: Ctx, userId: string, on: boolean): Promise<void> {
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
  await record(ctx, on ? mfaEnabled : mfaDisabled, userId, asPerson(user));
  await sendLetter(ctx, user, (texts) => texts.twoStepChanged({ on }));
}
