import { findLogin } from '@/core/auth/principal.sql';
import { become, type Ctx } from '@/core/context';
import { declareConstraint } from '@/core/db/constraints';
import { lockName } from '@/core/db/rows';
import { record } from '@/core/events/record';
import { takeFromLimit } from '@/core/http/rate-limit';
import { newId } from '@/core/ids';
import { userCreated } from '../events';
import { sendLetter } from '../messages/send-letter';
import type { RegisterInput } from './auth.schema';
import { issueToken } from './one-time-tokens';
import { refuseWeakPassword } from './password-policy';
import { hashPassword } from './passwords';
import { asPerson } from './person';

declareConstraint('users_email_living', {
  code: 'CONFLICT',
  field: 'email',
  message: 'This address is already registered.',
});

const ATTEMPTS = 5;
const VERIFY_SECONDS = 24 * 3600;

/**
 * Registers a person. Whether or not the address was known, the answer is the same, the work is the same, and a letter
 * goes to the address: a link to prove it, or word that there is an account already. A known person is left as they are.
 * @throws VALIDATION_ERROR for a password that is soon guessed; RATE_LIMIT_EXCEEDED after 5 attempts in the window for
 *   one address from one network address
 */
export async function register(ctx: Ctx, input: RegisterInput) {
  const { email, name, locale } = input;
  refuseWeakPassword(input.password, input, 'password');
  await takeFromLimit({ key: `register:${email}:${ctx.request?.ip ?? ''}`, max: ATTEMPTS });
  const passwordHash = await hashPassword(input.password);
  await lockName(ctx, `register:${email}`);
  const known = await findLogin(ctx.db, email);
  const token = await createPerson(ctx, { email, name, locale, passwordHash }, known !== undefined);
  if (known) {
    await sendLetter(ctx, { email, name: known.name, locale }, (texts) => texts.alreadyRegistered, {
      path: '/signin',
    });
  } else {
    await sendLetter(ctx, { email, name, locale }, (texts) => texts.verifyEmail, {
      path: `/verify-email#${token}`,
    });
  }
  return { email };
}

/**
 * Writes the person and the token that proves the address. For an address that is known the same is written under
 * another address and taken back, so that it takes as long.
 */
async function createPerson(
  ctx: Ctx,
  person: { email: string; name: string; locale: string; passwordHash: string },
  isKnown: boolean,
): Promise<string> {
  await ctx.db.$executeRaw`savepoint person`;
  const id = newId();
  const own = await become(ctx, { userId: id, actor: { type: 'user', id, name: person.name } });
  const email = isKnown ? `${id}@taken-back.invalid` : person.email;
  const data = { ...person, id, email, passwordChangedAt: ctx.now };
  const user = await own.db.user.create({ data });
  await record(own, userCreated, user.id, asPerson(user));
  const token = await issueToken(own, id, 'verify_email', { seconds: VERIFY_SECONDS, data: { email } });
  if (isKnown) await ctx.db.$executeRaw`rollback to savepoint person`;
  else await ctx.db.$executeRaw`release savepoint person`;
  return token;
}
