import { formerAuditKeys, isSignedHash, publicAuditKey, signHash } from '@/core/audit/signing';
import type { Ctx } from '@/core/context';
import { record } from '@/core/events/record';
import { logger } from '@/core/logger';
import { auditSealed } from './audit.events';
import type { AuditVerdict, SEAL_PROBLEMS, VerifyAudit } from './audit.schema';
import { keepSignature, makeSeal, type SealState, sealedSoFar, sealStates } from './audit.sql';

/** Rows per seal: a batch is hashed in about a fifth of a second. */
const BATCH_ROWS = 10_000;
/** Seals compared per question, and per call: full ones take a few seconds. A longer log is verified in several calls. */
const PAGE_SEALS = 5;
const CALL_SEALS = 20;
/** What the first seal is chained to. */
export const NO_HASH = '0'.repeat(64);

/**
 * Seals a batch of the tenant's rows and signs the seal. Its hash goes into the outbox and the process's log too: kept
 * by somebody else, it proves later that nothing was cut off.
 * @returns how many rows were sealed
 */
export async function sealBatch(ctx: Ctx): Promise<number> {
  const made = await makeSeal(ctx.db, BATCH_ROWS);
  if (!made) return 0;
  const signature = signHash(made.hash);
  await keepSignature(ctx.db, made.number, signature);
  const { id, number, rows, root, hash, previous_hash: previousHash, created_at: createdAt } = made;
  await record(ctx, auditSealed, id, { number, rows, root, previousHash, hash, signature, createdAt });
  logger().info({ tenantId: ctx.tenantId, seal: number, rows, hash }, 'audit log sealed');
  return rows;
}

/** The keys that seals are signed with. */
export async function auditPublicKey() {
  return { algorithm: 'Ed25519' as const, publicKey: publicAuditKey(), formerKeys: formerAuditKeys() };
}

type Broken = { seal: number; reason: (typeof SEAL_PROBLEMS)[number] };

/**
 * Recomputes the tenant's seals from the rows as they are now, twenty at most: every row's hash, every root, the
 * chain and the signatures. Stops at the first that is broken.
 */
export async function verifyAudit(ctx: Ctx, { from, head }: VerifyAudit): Promise<AuditVerdict> {
  const { last, unsealed } = await sealedSoFar(ctx.db);
  const end = Math.min(last, from + CALL_SEALS - 1);
  const found = { seals: 0, rows: 0, firstBroken: null as Broken | null };
  let previousHash = await hashBefore(ctx, from);
  for (let start = from; start <= end && !found.firstBroken; start += PAGE_SEALS) {
    const states = new Map(
      (await sealStates(ctx.db, start, Math.min(start + PAGE_SEALS - 1, end))).map((state) => [
        state.number,
        state,
      ]),
    );
    for (let number = start; number < start + PAGE_SEALS && number <= end; number += 1) {
      const state = states.get(number);
      const reason = problemOf(state, previousHash);
      if (reason) found.firstBroken = { seal: number, reason };
      if (reason || !state) break;
      found.seals += 1;
      found.rows += Number(state.rows);
      previousHash = state.hash ?? '';
    }
  }
  if (!found.firstBroken && head && !(await holdsSeal(ctx, head)))
    found.firstBroken = { seal: last + 1, reason: 'head_missing' };
  return {
    ...found,
    intact: found.firstBroken === null,
    unsealed,
    head: await headOf(ctx),
    next: end < last && !found.firstBroken ? end + 1 : null,
  };
}

function problemOf(state: SealState | undefined, previousHash: string): Broken['reason'] | null {
  if (!state?.hash) return 'seal_missing';
  if (state.previous_hash !== previousHash) return 'chain_broken';
  if (state.text_hash !== state.hash) return 'seal_changed';
  if (!isSignedHash(state.hash, state.signature)) return 'signature_invalid';
  const [said, now] = [Number(state.rows), Number(state.rows_now ?? 0)];
  if (now < said) return 'rows_removed';
  if (now > said) return 'rows_added';
  return state.root_now === state.root ? null : 'rows_changed';
}

/** The hash that the first examined seal must be chained to; one that is missing cannot be matched. */
async function hashBefore(ctx: Ctx, from: number): Promise<string> {
  if (from === 1) return NO_HASH;
  const before = await ctx.db.auditSeal.findFirst({ where: { number: from - 1 }, select: { hash: true } });
  return before?.hash ?? '';
}

async function holdsSeal(ctx: Ctx, hash: string): Promise<boolean> {
  return (await ctx.db.auditSeal.count({ where: { hash } })) > 0;
}

async function headOf(ctx: Ctx) {
  return ctx.db.auditSeal.findFirst({
    orderBy: { number: 'desc' },
    select: { number: true, hash: true, createdAt: true },
  });
}
