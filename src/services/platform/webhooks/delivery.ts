import { decrypt } from '@/core/crypto';

/** The job that sends one delivery's next attempt. */
export const DELIVER = 'deliver-webhook';
/** The job that finds out who is told of an event. */
export const DISPATCH = 'dispatch-event';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before attempts 2 to 10, in milliseconds: the example of the Standard Webhooks specification, 75 h 35 m 5 s in all. */
export const RETRY_WAITS_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** A webhook whose deliveries fail for this long without one success is switched off. */
export const DISABLE_AFTER_MS = 5 * 24 * HOUR;

/**
 * When the next attempt is made.
 * @param attempts how many were made
 * @param random 0 to 1; spreads retries by ±10 %, so that a receiver that comes back is not met by all at once
 * @returns null when there is none left
 */
export function nextAttempt(
  now: Date,
  attempts: number,
  retryAfterSeconds: number | null,
  random: number,
): Date | null {
  const wait = RETRY_WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  const spread = wait * (0.9 + 0.2 * random);
  // A receiver may ask for more time than the schedule gives, but not for longer than the longest wait.
  const asked = Math.min((retryAfterSeconds ?? 0) * SECOND, 24 * HOUR);
  return new Date(now.getTime() + Math.max(spread, asked));
}

/** What a webhook's encrypted secret belongs to. */
export function secretLabel(webhookId: string): string {
  return `webhook:${webhookId}`;
}

/** What of a webhook's row its secrets are in. */
interface KeptSecrets {
  id: string;
  secretEncrypted: string;
  formerSecretEncrypted: string | null;
  formerSecretUntil: Date | null;
}

/** The secrets that sign now: the present one, and during the overlap of a rotation the one before. */
export function livingSecrets(
  { id, secretEncrypted, formerSecretEncrypted, formerSecretUntil }: KeptSecrets,
  now: Date,
): string[] {
  const isLiving = formerSecretEncrypted !== null && formerSecretUntil !== null && formerSecretUntil > now;
  const kept = isLiving ? [secretEncrypted, formerSecretEncrypted] : [secretEncrypted];
  return kept.map((secret) => decrypt(secret, secretLabel(id)));
}
