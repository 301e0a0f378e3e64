import { z } from 'zod';
import { catalogue } from '@/core/catalogue';
import type { Ctx } from '@/core/context';
import { key } from '@/core/db/rows';
import { changingAsJob, defineJob, enqueue } from '@/core/jobs/job';
import type { NotificationRule } from '@/core/notifications/rule';
import { getTenant } from '../tenants/tenants.service';
import { peopleOf } from './audience';
import { tell } from './tell';

const NOTIFY = 'notify-of-event';

/** Queues the telling of an event that somebody may be told of, in the caller's transaction. */
export async function queueNotifications(ctx: Ctx, event: { id: string; type: string }): Promise<void> {
  if (!catalogue().notificationsByType.has(event.type)) return;
  await enqueue(ctx, NOTIFY, { tenantId: ctx.tenantId, eventId: event.id });
}

/** After a commit: whoever the event concerns is told. Run twice, or by two at once, it tells nobody twice. */
export const notifyOfEvent = defineJob({
  name: NOTIFY,
  payload: z.object({ tenantId: z.uuid(), eventId: z.uuid() }),
  run: async ({ tenantId, eventId }) =>
    changingAsJob({ tenantId, job: NOTIFY }, async (ctx) => {
      const event = await ctx.db.event.findUnique({ where: key(ctx, eventId) });
      const rule = event && catalogue().notificationsByType.get(event.type);
      // An event that retention has removed meanwhile is old news.
      if (rule) await tellOf(ctx, event, rule);
    }),
});

interface KeptEvent {
  id: string;
  payload: unknown;
  actorType: string;
  actorId: string | null;
  requestId: string | null;
}

async function tellOf(ctx: Ctx, event: KeptEvent, rule: NotificationRule): Promise<void> {
  const read = z.safeDecode(rule.event.payload, event.payload as never);
  // Erasing a person leaves holes in what their events say; nobody is told of these any more.
  if (!read.success || (rule.when && !(await rule.when(ctx, read.data)))) return;
  const people = await peopleOf(ctx, await rule.audience(ctx, read.data));
  const doer = event.actorType === 'user' && !rule.tellsActor ? event.actorId : null;
  await tell(
    ctx,
    people.filter((userId) => userId !== doer),
    {
      type: rule.event.type,
      urgent: rule.urgent ?? false,
      channels: rule.channels,
      words: { en: rule.words.en(read.data), ar: rule.words.ar(read.data) },
      link: await linkOf(ctx, rule.page),
      eventId: event.id,
      requestId: event.requestId,
    },
  );
}

async function linkOf(ctx: Ctx, page: NotificationRule['page']): Promise<string> {
  if ('account' in page) return page.account;
  const { slug } = await getTenant(ctx);
  return `/t/${slug}${page.tenant}`;
}
