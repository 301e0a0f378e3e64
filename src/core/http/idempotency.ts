import { z } from 'zod';
import type { Ctx } from '../context';
import { decrypt, encrypt, sha256 } from '../crypto';
import { AppError } from '../errors';
import type { Answer } from './envelope';

const HOURS_KEPT = 24;
const StoredAnswer = z.object({
  status: z.number(),
  dataJson: z.string(),
  message: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
});

/** The caller's Idempotency-Key with the fingerprint of what it was sent with. */
export interface IdempotentCall {
  key: string;
  route: string;
  caller: string;
  bodyHash: string;
}

/**
 * Reads the Idempotency-Key of a POST.
 * @param route method and path template; with the concrete path and body it makes the fingerprint
 * @throws VALIDATION_ERROR for a key that is empty, longer than 255 or not printable ASCII
 */
export function idempotentCall(
  request: Request,
  route: string,
  caller: string,
  body: Uint8Array,
): IdempotentCall | null {
  const key = request.headers.get('idempotency-key');
  if (key === null || request.method !== 'POST') return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const message = 'Must be 1 to 255 printable characters without spaces.';
    throw new AppError('VALIDATION_ERROR', undefined, { details: [{ field: 'Idempotency-Key', message }] });
  }
  const { pathname, search } = new URL(request.url);
  return {
    key,
    route,
    caller,
    bodyHash: sha256(Buffer.concat([Buffer.from(pathname + search), Buffer.from(body)])),
  };
}

/**
 * Within the transaction of the change: replays the first answer if there is one, and otherwise keeps twins out until
 * this call's answer is committed with its effect.
 * @returns the first answer, or null when this call is the first
 * @throws IDEMPOTENCY_CONFLICT for another body, CONFLICT with Retry-After while a twin is running
 */
export async function firstAnswer(ctx: Ctx, call: IdempotentCall): Promise<Answer | null> {
  const name = `idempotency:${ctx.tenantId}:${call.caller}:${call.route}:${call.key}`;
  const [lock] = await ctx.db.$queryRaw<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as taken`;
  if (!lock?.taken) {
    throw new AppError('CONFLICT', 'A request with this Idempotency-Key is still running.', {
      retryAfterSeconds: 1,
    });
  }
  const { caller, route, key } = call;
  const kept = await ctx.db.idempotencyKey.findFirst({
    where: { caller, route, key, expiresAt: { gt: ctx.now } },
  });
  if (!kept) return null;
  if (kept.bodyHash !== call.bodyHash) throw new AppError('IDEMPOTENCY_CONFLICT');
  const answer = StoredAnswer.parse(JSON.parse(decrypt(kept.answer, about(call))));
  return { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } };
}

/** Keeps an answer in the transaction of its effect: both are there, or neither. */
export async function keepAnswer(ctx: Ctx, call: IdempotentCall, answer: Answer): Promise<void> {
  const { caller, route, key, bodyHash } = call;
  await ctx.db.idempotencyKey.deleteMany({ where: { caller, route, key } });
  await ctx.db.idempotencyKey.create({
    data: {
      caller,
      route,
      key,
      bodyHash,
      status: answer.status,
      answer: encrypt(JSON.stringify(answer), about(call)),
      expiresAt: new Date(ctx.now.getTime() + HOURS_KEPT * 3_600_000),
    },
  });
}

function about(call: IdempotentCall): string {
  return `idempotency:${call.caller}:${call.route}:${call.key}`;
}
