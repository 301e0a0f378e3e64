import type { z } from 'zod';
import type { Ctx } from '@/core/context';
import { notFound } from '@/core/errors';
import type { Trace } from './trace.schema';
import { stepsOf } from './trace.sql';

const LONGEST = 1_000;

/**
 * What one request led to, in the order of time: the changes that it made, the events that told of them, and what
 * became of these in jobs, webhooks and notifications.
 * @param requestId as `X-Request-Id` answered it
 * @throws NOT_FOUND when nothing of the tenant came of a request with this id
 */
export async function traceRequest(ctx: Ctx, requestId: string): Promise<z.output<typeof Trace>> {
  const steps = await stepsOf(ctx, requestId, LONGEST + 1);
  if (steps.length === 0) throw notFound('request');
  return { requestId, steps: steps.slice(0, LONGEST), complete: steps.length <= LONGEST };
}
