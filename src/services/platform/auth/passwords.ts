import bcrypt from 'bcrypt';
import { env } from '@/core/env';

/** Hashes a password with bcrypt at the configured cost, off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(password, env().BCRYPT_COST);
}

let decoy: Promise<string> | undefined;

/**
 * Compares a password with a hash. For an unknown person (null) it compares with a hash that nothing matches, so that
 * the answer takes the same time.
 */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  decoy ??= hashPassword(`no one's password ${Math.random()}`);
  const matches = await bcrypt.compare(password, hash ?? (await decoy));
  return hash !== null && matches;
}

/** True when a hash was made at a lower cost than today's, and should be made anew at this login. */
export function needsRehash(hash: string): boolean {
  return bcrypt.getRounds(hash) < env().BCRYPT_COST;
}
