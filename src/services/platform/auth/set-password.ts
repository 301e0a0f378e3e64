import type { Ctx } from '@/core/context';
import { lockRow } from '@/core/db/rows';
import { sendLetter } from '../messages/send-letter';
import { refuseUsedPassword, refuseWeakPassword } from './password-policy';
import { hashPassword } from './passwords';

/**
 * Gives a person a new password, remembers the old one's hash and writes them a letter about it. Links and codes that
 * they were sent before stop working.
 * @param own bound to the person, who has proven the right to it
 * @param field where the password came in, for errors
 * @returns the changed user
 * @throws VALIDATION_ERROR for a weak password or one of the last five
 */
export async function setPassword(own: Ctx, userId: string, password: string, field: string) {
  await lockRow(own, 'users', userId, 'user');
  const user = await own.db.user.findUniqueOrThrow({ where: { id: userId } });
  refuseWeakPassword(password, user, field);
  await refuseUsedPassword(own, user, password, field);
  if (user.passwordHash) {
    await own.db.formerPassword.create({
      data: { userId, passwordHash: user.passwordHash, createdAt: own.now },
    });
  }
  const passwordHash = await hashPassword(password);
  const data = { passwordHash, passwordChangedAt: own.now };
  const changed = await own.db.user.update({ where: { id: userId }, data });
  await own.db.oneTimeToken.updateMany({ where: { userId, usedAt: null }, data: { usedAt: own.now } });
  await sendLetter(own, user, (texts) => texts.passwordChanged, { path: '/forgot-password' });
  return changed;
}
