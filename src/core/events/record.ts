import { z } from 'zod';
import type { Ctx } from '../context';
import type { EventDefinition } from './catalogue';

/**
 * Writes an event in the caller's transaction: it is delivered if and only if the change is committed.
 * @param resourceId the changed resource
 * @param payload what listeners receive; columns that the event's schema does not name are left out
 */
export async function record<Payload extends z.ZodType>(
  ctx: Ctx,
  event: EventDefinition<Payload>,
  resourceId: string,
  payload: z.output<Payload>,
): Promise<void> {
  const body = JSON.stringify(z.encode(event.payload, payload));
  const { type, id } = ctx.actor;
  await ctx.db.$queryRaw`select record_event(${event.type}, ${event.resource}, ${resourceId}, ${body}::jsonb,
    ${type}, ${id}, ${ctx.requestId})::text`;
  ctx.touched.add(event.resource);
  // The change has an audit row, so that list has grown too.
  ctx.touched.add('audit_log');
}
