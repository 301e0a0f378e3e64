import type { z } from 'zod';
import type { Ctx } from '@/core/context';
import { rawRows } from '@/core/db/raw';
import type { TraceStep } from './trace.schema';

type Step = z.output<typeof TraceStep>;

// One question over six tables, each by its index on the request: Prisma has no unions.
const STEPS = `
  with told as (select * from events where request_id = $1),
    sent as (select d.* from webhook_deliveries d join told on told.tenant_id = d.tenant_id and told.id = d.event_id),
    notified as (select * from notifications where request_id = $1)
  select created_at as at, 'audit' as kind, id, action as what, resource_type || ':' || resource_id as about,
    operation as state, null::uuid as "causedBy" from audit_logs where request_id = $1
  union all select created_at, 'event', id, type, resource_type || ':' || resource_id,
    case when dispatched_at is null then 'waiting' else 'dispatched' end, null from told
  union all select created_at, 'job', id, type, null, status, null from jobs where request_id = $1
  union all select s.created_at, 'delivery', s.id, s.event_type, 'webhook:' || s.webhook_id, s.status, s.event_id from sent s
  union all select a.created_at, 'attempt', a.id, 'attempt ' || a.number, 'webhook:' || s.webhook_id,
    coalesce(a.response_status::text, 'no answer'), s.id
    from webhook_attempts a join sent s on s.tenant_id = a.tenant_id and s.id = a.delivery_id
  union all select created_at, 'notification', id, type, 'user:' || user_id,
    case when read_at is null then 'unread' else 'read' end, event_id from notified
  union all select m.created_at, 'message', m.id, m.channel, 'user:' || m.user_id, m.status, n.id
    from notification_messages m join notified n on n.tenant_id = m.tenant_id and n.id = m.notification_id
  order by at, kind, id limit $2`;

/** Everything of the bound tenant that bears a request's id, or follows from what does. */
export async function stepsOf(ctx: Ctx, requestId: string, most: number): Promise<Step[]> {
  return rawRows<Step>(ctx.db, STEPS, [requestId, most]);
}
