import type { Ctx } from '@/core/context';
import { AppError, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import { newId } from '@/core/ids';
import type { Audience } from '@/core/notifications/rule';
import { administrativeRoles } from '@/services/roles';
import { requirePerson } from '../auth/person';
import { peopleOf } from './audience';
import { MESSAGE_KIND } from './by-hand';
import { notificationSent } from './notifications.events';
import type { MessageInput } from './send.schema';
import { tell } from './tell';

/** Tells one member something. @throws NOT_FOUND for somebody who is none of the tenant */
export async function sendToUser(ctx: Ctx, { userId, ...message }: MessageInput & { userId: string }) {
  const people = await peopleOf(ctx, { userIds: [userId] });
  if (people.length === 0) throw notFound('member');
  return send(ctx, people, message);
}

/** Tells everybody something who administers the tenant or a part of it. */
export async function sendToAdmins(ctx: Ctx, message: MessageInput) {
  return sendTo(ctx, { roles: administrativeRoles }, message);
}

/**
 * Tells the members of a zone something.
 * @throws FORBIDDEN for a zone that the caller's own membership does not reach
 */
export async function sendToZone(ctx: Ctx, { zone, ...message }: MessageInput & { zone: string }) {
  const { zones } = ctx.scope;
  if (zones.length > 0 && !zones.includes(zone))
    throw new AppError('FORBIDDEN', 'Your membership does not reach this zone.');
  return sendTo(ctx, { zone }, message);
}

/** Tells the caller that notifications arrive. @throws FORBIDDEN for an API key */
export async function sendTest(ctx: Ctx) {
  const message = { title: 'A test', body: 'Notifications reach you.', urgent: true };
  return send(ctx, [requirePerson(ctx)], message);
}

async function sendTo(ctx: Ctx, audience: Audience, message: MessageInput) {
  return send(ctx, await peopleOf(ctx, audience), message);
}

async function send(ctx: Ctx, userIds: readonly string[], { title, body, link, urgent }: MessageInput) {
  const words = { title, body };
  const recipients = await tell(ctx, userIds, {
    type: MESSAGE_KIND.type,
    urgent,
    channels: MESSAGE_KIND.defaults,
    words: { en: words, ar: words },
    link: link ?? null,
    eventId: null,
    requestId: ctx.requestId,
  });
  const sent = { id: newId(), title, recipients };
  await record(ctx, notificationSent, sent.id, sent);
  return sent;
}
