import type { Ctx } from '@/core/context';
import { AppError, invalid, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import { requireLeft, takeFromLimit } from '@/core/http/rate-limit';
import { passwordChanged } from './auth.events';
import type { ChangePasswordInput } from './auth.schema';
import { endSessions } from './own-sessions.service';
import { passwordMatches } from './passwords';
import { asPerson, requirePerson } from './person';
import { setPassword } from './set-password';

const FAILURES_ALLOWED = 5;

/**
 * Changes the caller's own password. Their other sessions are signed out, this one stays.
 * @throws VALIDATION_ERROR when the present password is not right or the new one is refused; RATE_LIMIT_EXCEEDED after
 *   5 wrong ones, because whoever found an open session could otherwise guess on; FORBIDDEN for an API key
 */
export async function changePassword(ctx: Ctx, { currentPassword, newPassword }: ChangePasswordInput) {
  const userId = requirePerson(ctx);
  await requirePassword(ctx, userId, currentPassword, 'currentPassword');
  const user = await setPassword(ctx, userId, newPassword, 'newPassword');
  const sessionsEnded = await endSessions(ctx, userId, 'password_changed', ctx.sessionId);
  await record(ctx, passwordChanged, userId, asPerson(user));
  return { sessionsEnded };
}

/** As `changePassword`, where the path names the person. @throws NOT_FOUND for anybody but the caller */
export async function changePasswordOf(ctx: Ctx, userId: string, input: ChangePasswordInput) {
  if (requirePerson(ctx) !== userId) throw notFound('user');
  return changePassword(ctx, input);
}

/**
 * Asks the caller to prove the password once more.
 * @param field where it came in, for the error
 * @throws VALIDATION_ERROR when it is not right; RATE_LIMIT_EXCEEDED after 5 wrong ones
 */
export async function requirePassword(
  ctx: Ctx,
  userId: string,
  password: string,
  field: string,
): Promise<void> {
  const failures = { key: `password:${userId}`, max: FAILURES_ALLOWED };
  await requireLeft(failures);
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
  if (!user.passwordHash) {
    throw new AppError('CONFLICT', 'You have no password yet. Choose one by "Forgot password".');
  }
  // Asked again: of many guesses at once the right one must not pass after five wrong ones.
  if (await passwordMatches(password, user.passwordHash)) return requireLeft(failures);
  await takeFromLimit(failures);
  throw invalid(field, 'Is not your present password.', 'wrongPassword');
}
