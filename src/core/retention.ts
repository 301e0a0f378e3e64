import { z } from 'zod';
import type { Ctx } from './context';
import { defineSetting, type Setting } from './settings/settings';

/** A class of data that is kept for a time only: how long a tenant decides, within what the class allows. */
export interface RetentionClass {
  /** In plural, such as `events`. */
  name: string;
  summary: string;
  /** The setting with the days that it is kept; 0 for as long as the tenant exists. */
  days: Setting<z.ZodType<number>>;
  /** Counts what is older than a moment. */
  count: (ctx: Ctx, before: Date) => Promise<number>;
  /** Removes at most so many of what is older than a moment, and tells how many it were. */
  sweep: (ctx: Ctx, before: Date, atMost: number) => Promise<number>;
}

/**
 * Declares a class of data with its setting `retention.<name>`; the modules' classes are gathered in
 * src/services/retention.ts.
 * @param defaultDays 0 for as long as the tenant exists
 * @param minimumDays that a tenant may not go below
 */
export function defineRetention({
  defaultDays,
  minimumDays,
  ...given
}: Omit<RetentionClass, 'days'> & { defaultDays: number; minimumDays: number }): RetentionClass {
  const days = defineSetting({
    name: `retention.${given.name}`,
    scope: 'tenant',
    permission: 'compliance:write',
    summary: `Days that are kept: ${given.summary}; 0 for always`,
    schema: z.union([z.literal(0), z.int().min(minimumDays).max(36_500)]),
    default: defaultDays,
  });
  return { ...given, days };
}
