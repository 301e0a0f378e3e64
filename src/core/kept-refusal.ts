import { AppError } from './errors';

/** What work within a transaction came to: its result, or a refusal whose changes are committed all the same. */
export type Outcome<T> = { result: T } | { refusal: AppError };

/**
 * Runs work within a transaction. A refusal that `keepsChanges` is handed back instead of thrown, so that the
 * transaction commits what was counted or ended; `unwrap` throws it afterwards.
 */
export async function orKeptRefusal<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { result: await work() };
  } catch (error) {
    if (error instanceof AppError && error.options.keepsChanges) return { refusal: error };
    throw error;
  }
}

/** The result; throws the refusal if it is one. Call it after the commit. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.result;
}
