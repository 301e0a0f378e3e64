import type { Ctx } from '@/core/context';
import { AppError } from '@/core/errors';

/** A user row in the words of the wire. */
export function asPerson<T extends { status: string }>(user: T) {
  return user as T & { status: 'active' | 'suspended' };
}

/**
 * The person of the call, where something is about a person alone.
 * @throws FORBIDDEN for an API key
 */
export function requirePerson(ctx: Ctx): string {
  if (!ctx.userId) throw new AppError('FORBIDDEN', 'An API key is no person. Sign in to do this.');
  return ctx.userId;
}

/**
 * Runs a proof that somebody who is signed in gives once more. What is wrong with it is answered as a wrong value: 401
 * would tell the client that its session is over.
 * @param field where the proof came in
 * @throws VALIDATION_ERROR where the proof says INVALID_CREDENTIALS or INVALID_TOKEN, keeping the changes it kept
 */
export async function asFieldProof<T>(field: string, prove: () => Promise<T>): Promise<T> {
  try {
    return await prove();
  } catch (error) {
    const refused =
      error instanceof AppError && ['INVALID_CREDENTIALS', 'INVALID_TOKEN'].includes(error.code);
    if (!refused) throw error;
    const { message, options } = error;
    const details = [{ field, message, ...(field === 'response' ? {} : { rule: 'wrongCode' }) }];
    throw new AppError('VALIDATION_ERROR', message, { ...options, details, cause: error });
  }
}
