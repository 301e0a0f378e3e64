import { z } from 'zod';
import type { Prisma } from '@/generated/prisma/client';
import type { Ctx } from '../context';
import type { EventDefinition, PersonalEvent } from './catalogue';

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

/**
 * Writes an event that only one person hears, in the caller's transaction: it wakes that person's event streams and goes
 * to no webhook.
 * @param event a definition that is `personal`
 * @param payload names the person as `userId`
 */
export async function recordForPerson<Payload extends z.ZodType<{ userId: string }>>(
  ctx: Ctx,
  event: PersonalEvent<Payload>,
  resourceId: string,
  payload: z.output<Payload>,
): Promise<void> {
  const { type, resource: resourceType, payload: schema } = event;
  await ctx.db.event.create({
    data: {
      type,
      resourceType,
      resourceId,
      payload: z.encode(schema, payload) as Prisma.InputJsonObject,
      actorType: ctx.actor.type,
      actorId: ctx.actor.id,
      requestId: ctx.requestId,
      dispatchedAt: ctx.now,
    },
  });
  const notice = JSON.stringify({ tenantId: ctx.tenantId, resource: resourceType });
  await ctx.db.$queryRaw`select pg_notify('quintet_events', ${notice})::text`;
  ctx.touched.add(resourceType);
}
