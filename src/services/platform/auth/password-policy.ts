import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import bcrypt from 'bcrypt';
import type { Ctx } from '@/core/context';
import { invalid } from '@/core/errors';
import { passwordMatches } from './passwords';

/** Beside the present password, so many earlier ones are not chosen again. */
const FORMER_PASSWORDS = 5;
/** zxcvbn's scale of 0 to 4; below 2 a password falls within a million guesses. */
const WEAKEST_SCORE = 2;

let estimator: ZxcvbnFactory | undefined;

/** The dictionaries are a megabyte, and are loaded when the first password is chosen. */
function strength(): ZxcvbnFactory {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return estimator;
}

/**
 * Refuses passwords that are soon guessed: common ones, and the person's own name and address in disguise. The form
 * (length, kinds of characters) is the schema `newPassword`'s.
 * @param about the person, as far as guessers know them
 * @param field where the password came in, for the error
 * @throws VALIDATION_ERROR with what would be better
 */
export function refuseWeakPassword(
  password: string,
  about: { name: string; email: string },
  field: string,
): void {
  const known = [about.email, ...about.email.split(/[@.+_-]/), about.name, ...about.name.split(/\s+/)];
  const { score } = strength().check(
    password,
    known.filter((word) => word.length > 1),
  );
  if (score < WEAKEST_SCORE) {
    throw invalid(
      field,
      'Is too easy to guess. Use several words, or a longer one that is not about you.',
      'weakPassword',
    );
  }
}

/**
 * Refuses the person's present password and the five before it.
 * @param ctx bound to the person
 */
export async function refuseUsedPassword(
  ctx: Ctx,
  user: { id: string; passwordHash: string | null },
  password: string,
  field: string,
): Promise<void> {
  const former = await ctx.db.formerPassword.findMany({
    where: { userId: user.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: FORMER_PASSWORDS,
  });
  if (user.passwordHash && (await passwordMatches(password, user.passwordHash))) {
    throw invalid(field, 'Is your present password. Choose another.', 'usedPassword');
  }
  const used = await Promise.all(former.map(({ passwordHash }) => bcrypt.compare(password, passwordHash)));
  if (used.includes(true))
    throw invalid(field, 'Is one of your last five passwords. Choose another.', 'usedPassword');
}
