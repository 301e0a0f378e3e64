import type { Ctx } from '@/core/context';
import { invalid } from '@/core/errors';
import { getApiKey } from './api-keys.service';

const DAY_MS = 24 * 3600 * 1000;
const DEFAULT_DAYS = 30;
const MOST_DAYS = 92;

interface Counts {
  calls: number;
  failures: number;
}

/**
 * How often a key was used: in all, by day (days without use among them), by endpoint, and by both. Calls of the last
 * few seconds may still be missing.
 * @param period the first and last day (UTC), such as `2026-01-31`; the last 30 days when left out
 * @throws NOT_FOUND; VALIDATION_ERROR for a period that is longer than 92 days or ends before it begins
 */
export async function apiKeyUsage(ctx: Ctx, keyId: string, period: { from?: string; to?: string }) {
  await getApiKey(ctx, keyId);
  const { from, to, days } = daysOf(ctx, period);
  const rows = await ctx.db.apiKeyUsage.findMany({
    where: { apiKeyId: keyId, day: { gte: new Date(from), lte: new Date(to) } },
    orderBy: [{ day: 'asc' }, { endpoint: 'asc' }],
  });
  const daysByEndpoint = rows.map((row) => ({
    day: dayOf(row.day),
    endpoint: row.endpoint,
    calls: Number(row.calls),
    failures: Number(row.failures),
  }));
  const endpoints = [...new Set(daysByEndpoint.map(({ endpoint }) => endpoint))];
  return {
    from,
    to,
    total: sum(daysByEndpoint),
    days: days.map((day) => ({ day, ...sum(daysByEndpoint.filter((row) => row.day === day)) })),
    endpoints: endpoints
      .map((endpoint) => ({ endpoint, ...sum(daysByEndpoint.filter((row) => row.endpoint === endpoint)) }))
      .sort((a, b) => b.calls - a.calls),
    daysByEndpoint,
  };
}

function daysOf(ctx: Ctx, period: { from?: string; to?: string }) {
  const to = period.to ?? dayOf(ctx.now);
  const from = period.from ?? dayOf(new Date(Date.parse(to) - (DEFAULT_DAYS - 1) * DAY_MS));
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  if (count < 1) throw invalid('to', 'Must not be before the first day.');
  if (count > MOST_DAYS) throw invalid('from', `Ask for at most ${MOST_DAYS} days.`);
  const days = Array.from({ length: count }, (_, place) =>
    dayOf(new Date(Date.parse(from) + place * DAY_MS)),
  );
  return { from, to, days };
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function sum(rows: readonly Counts[]): Counts {
  return rows.reduce(
    (total, { calls, failures }) => ({ calls: total.calls + calls, failures: total.failures + failures }),
    { calls: 0, failures: 0 },
  );
}
