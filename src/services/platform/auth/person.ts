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
