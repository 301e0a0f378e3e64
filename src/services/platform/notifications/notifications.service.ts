import type { Ctx } from '@/core/context';
import { key } from '@/core/db/rows';
import { notFound } from '@/core/errors';
import { recordForPerson } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { requirePerson } from '../auth/person';
import { notificationDeleted, notificationUpdated } from './notifications.events';
import { notificationListing } from './notifications.listing';

/** What the caller was told in this tenant, the newest first. @throws FORBIDDEN for an API key */
export async function listNotifications(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, notificationListing, query, { user_id: requirePerson(ctx) });
}

/** One notification of the caller's, with the ways it was sent by. @throws NOT_FOUND, also for somebody else's */
export async function getNotification(ctx: Ctx, id: string) {
  const userId = requirePerson(ctx);
  const found = await ctx.db.notification.findFirst({
    where: { id, userId },
    include: { messages: { orderBy: { channel: 'asc' } } },
  });
  if (!found) throw notFound('notification');
  const messages = found.messages.map((message) => ({ ...message, status: message.status as MessageStatus }));
  return { ...found, messages };
}

/** What a message's state can be; the database allows no other. */
type MessageStatus = 'queued' | 'held' | 'sent' | 'failed' | 'dropped';

/** How much of it the caller has not read. */
export async function countUnread(ctx: Ctx) {
  const userId = requirePerson(ctx);
  return { unread: await ctx.db.notification.count({ where: { userId, readAt: null } }) };
}

/** Marks one as read or unread; marking it again keeps when it was read first. @throws NOT_FOUND */
export async function markNotification(ctx: Ctx, id: string, { read }: { read: boolean }) {
  const userId = requirePerson(ctx);
  const { count } = await ctx.db.notification.updateMany({
    where: { id, userId, readAt: read ? null : { not: null } },
    data: { readAt: read ? ctx.now : null },
  });
  if (count > 0) await recordForPerson(ctx, notificationUpdated, id, { id, userId });
  const found = await ctx.db.notification.findFirst({ where: { id, userId } });
  if (!found) throw notFound('notification');
  return found;
}

/** Marks everything as read that the caller was told until now. */
export async function markAllRead(ctx: Ctx) {
  const userId = requirePerson(ctx);
  const { count } = await ctx.db.notification.updateMany({
    where: { userId, readAt: null },
    data: { readAt: ctx.now },
  });
  if (count > 0) await recordForPerson(ctx, notificationUpdated, userId, { userId });
  return { marked: count };
}

/** Deletes one of the caller's, and with it what was still to be sent of it. @throws NOT_FOUND */
export async function deleteNotification(ctx: Ctx, id: string) {
  const userId = requirePerson(ctx);
  const found = await ctx.db.notification.findFirst({ where: { id, userId } });
  if (!found) throw notFound('notification');
  await ctx.db.notification.deleteMany({ where: { ...key(ctx, id).tenantId_id } });
  await recordForPerson(ctx, notificationDeleted, id, { id, userId });
  return { id };
}
