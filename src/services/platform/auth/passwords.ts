import bcrypt from 'bcrypt';
import { env } from '@/core/env';

/** Hashes a password with bcrypt at the configured cost, off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(password, env().BCRYPT_COST);
}

const decoys = new Map<number, Promise<string>>();

/** A hash of a cost that nothing matches. */
function decoy(cost: number): Promise<string> {
  const known = decoys.get(cost) ?? bcrypt.hash(`no one's password ${Math.random()}`, cost);
  decoys.set(cost, known);
  return known;
}

/**
 * Compares a password with a hash. For an unknown person (null) it compares with a hash that nothing matches, and for a
 * hash of a lower cost than today's it does the rest of today's work, so that the answer takes the same time.
 */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const today = env().BCRYPT_COST;
  const matches = await bcrypt.compare(password, hash ?? (await decoy(today)));
  // A hash takes twice the time of the next lower cost: all from its own cost to today's add up to today's.
  for (let cost = hash === null ? today : bcrypt.getRounds(hash); cost < today; cost += 1) {
    await bcrypt.compare(password, await decoy(cost));
  }
  return hash !== null && matches;
}

/** True when a hash was made at a lower cost than today's, and should be made anew at this login. */
export function needsRehash(hash: string): boolean {
  return bcrypt.getRounds(hash) < env().BCRYPT_COST;
}
