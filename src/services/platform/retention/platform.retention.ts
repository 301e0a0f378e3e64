import type { Ctx } from '@/core/context';
import { rawRows } from '@/core/db/raw';
import { defineRetention, type RetentionClass } from '@/core/retention';

/** What the platform keeps for a time only. The audit log is not among it: it is kept as long as the tenant. */
export const platformRetention: readonly RetentionClass[] = [
  defineRetention({
    name: 'events',
    summary: 'events, and the log of their delivery to webhooks',
    defaultDays: 90,
    minimumDays: 7,
    count: (ctx, before) => ctx.db.event.count({ where: { createdAt: { lt: before } } }),
    sweep: (ctx, before, atMost) => sweepBy(ctx, 'sweep_events', before, atMost),
  }),
  defineRetention({
    name: 'accessLogs',
    summary: 'records of who looked at protected data',
    defaultDays: 0,
    // Six years, as HIPAA asks (45 CFR 164.316(b)(2)); the database keeps them that long whatever is set.
    minimumDays: 2192,
    count: (ctx, before) => ctx.db.accessLog.count({ where: { createdAt: { lt: before } } }),
    sweep: (ctx, before, atMost) => sweepBy(ctx, 'sweep_access_logs', before, atMost),
  }),
  defineRetention({
    name: 'apiKeyUsage',
    summary: 'counts of calls by API keys',
    defaultDays: 400,
    minimumDays: 1,
    count: (ctx, before) => ctx.db.apiKeyUsage.count({ where: { day: { lt: before } } }),
    sweep: async (ctx, before, atMost) => {
      const old = await ctx.db.apiKeyUsage.findMany({
        where: { day: { lt: before } },
        take: atMost,
        select: { id: true },
      });
      return deleted(ctx.db.apiKeyUsage.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } }));
    },
  }),
  defineRetention({
    name: 'invitations',
    summary: 'invitations that were accepted, withdrawn or left unanswered',
    defaultDays: 180,
    minimumDays: 30,
    count: (ctx, before) => ctx.db.invitation.count({ where: { expiresAt: { lt: before } } }),
    sweep: async (ctx, before, atMost) => {
      const old = await ctx.db.invitation.findMany({
        where: { expiresAt: { lt: before } },
        take: atMost,
        select: { id: true },
      });
      return deleted(ctx.db.invitation.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } }));
    },
  }),
];

/** Asks one of the owner's functions, for what the application itself may not delete. */
async function sweepBy(ctx: Ctx, name: string, before: Date, atMost: number): Promise<number> {
  const [row] = await rawRows<{ swept: number }>(
    ctx.db,
    `select ${name}($1::timestamptz, $2::int) as swept`,
    [before, atMost],
  );
  return row?.swept ?? 0;
}

async function deleted(removal: Promise<{ count: number }>): Promise<number> {
  return (await removal).count;
}
