import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { changingAsJob, defineJob, readingAsJob } from '@/core/jobs/job';
import type { RetentionClass } from '@/core/retention';
import { settingOf } from '@/core/settings/settings';
import { retentionApplied, retentionTried } from '../platform/retention/retention.events';
import { retentionRunListing } from '../platform/retention/retention.listing';
import type { RetentionRun } from '../platform/retention/retention.schema';
import { forEveryTenant } from '../platform/tenants/every-tenant';
import { retentionClasses } from '../retention';

const DAY_MS = 24 * 3_600_000;
const APPLY = 'apply-retention';
/** A batch is one transaction: small enough not to hold anybody up. */
const BATCH = 5_000;

/** The tenant's rules, and how much is over its time under each. */
export async function listRetentionRules(ctx: Ctx) {
  const rules = [];
  for (const one of retentionClasses) {
    const { name, summary, days: setting } = one;
    const days = await settingOf(ctx, setting);
    rules.push({ name, summary, setting: setting.name, days, due: await countDue(ctx, one) });
  }
  return rules;
}

/** Tells what the rules would remove now, and removes nothing. */
export async function tryRetention(ctx: Ctx) {
  const counts: Record<string, number> = {};
  for (const one of retentionClasses) counts[one.name] = await countDue(ctx, one);
  const run = asRun(await ctx.db.retentionRun.create({ data: { dryRun: true, counts } }));
  await record(ctx, retentionTried, run.id, run);
  return run;
}

/** What the rules removed, night by night, and what dry runs said. */
export async function listRetentionRuns(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, retentionRunListing, query);
}

/** Each night: what is over its time is removed, tenant by tenant. */
export const applyRetention = defineJob({
  name: APPLY,
  payload: z.object({}),
  cron: '23 3 * * *',
  run: async () => forEveryTenant(applyTo),
});

async function applyTo(tenantId: string): Promise<void> {
  const work = { tenantId, job: APPLY, action: retentionApplied.type };
  const counts: Record<string, number> = {};
  for (const one of retentionClasses) {
    const before = await readingAsJob(work, (ctx) => limitOf(ctx, one));
    if (before) counts[one.name] = await sweepAll(work, one, before);
  }
  if (Object.values(counts).every((count) => count === 0)) return;
  await changingAsJob(work, async (ctx) => {
    const run = asRun(await ctx.db.retentionRun.create({ data: { dryRun: false, counts } }));
    await record(ctx, retentionApplied, run.id, run);
  });
}

async function sweepAll(
  work: { tenantId: string; job: string },
  one: RetentionClass,
  before: Date,
): Promise<number> {
  let all = 0;
  for (;;) {
    const swept = await changingAsJob(work, (ctx) => one.sweep(ctx, before, BATCH));
    all += swept;
    if (swept < BATCH) return all;
  }
}

async function countDue(ctx: Ctx, one: RetentionClass): Promise<number> {
  const before = await limitOf(ctx, one);
  return before ? one.count(ctx, before) : 0;
}

/** The moment before which things are over their time; null where they are kept for always. */
async function limitOf(ctx: Ctx, { days }: RetentionClass): Promise<Date | null> {
  const kept = await settingOf(ctx, days);
  return kept === 0 ? null : new Date(ctx.now.getTime() - kept * DAY_MS);
}

function asRun(row: object): z.output<typeof RetentionRun> {
  return row as z.output<typeof RetentionRun>;
}
