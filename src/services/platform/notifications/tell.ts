import { become, type Ctx } from '@/core/context';
import { recordForPerson } from '@/core/events/record';
import { enqueue } from '@/core/jobs/job';
import { type Channel, channels, type NotificationLanguage, type Words } from '@/core/notifications/rule';
import { letterLocale } from '../messages/texts/texts';
import { notificationCreated } from './notifications.events';
import { planFor, timing } from './timing';
import { Timing, type TimingValue } from './timing.schema';

export const SEND = 'send-notification';
export const DIGEST = 'send-digest';

/** Something that people are to be told. */
export interface News {
  /** The event's type, or `message`. */
  type: string;
  urgent: boolean;
  /** The ways for whoever has chosen nothing. */
  channels: readonly Channel[];
  words: Record<NotificationLanguage, Words>;
  /** A path of the console. */
  link: string | null;
  eventId: string | null;
  requestId: string | null;
}

interface Recipient {
  userId: string;
  language: NotificationLanguage;
  channels: readonly Channel[];
  timing: TimingValue;
}

/**
 * Tells people something, each in their language and by the ways they want, in the caller's transaction. Told again of
 * the same event, nobody gets anything: the first time counts.
 * @param userIds people of the tenant, each once
 * @returns how many were told
 */
export async function tell(ctx: Ctx, userIds: readonly string[], news: News): Promise<number> {
  const recipients = await recipientsOf(ctx, userIds, news);
  const told = await ctx.db.notification.createManyAndReturn({
    data: recipients.map((recipient) => asRow(ctx, recipient, news)),
    skipDuplicates: true,
    select: { id: true, userId: true },
  });
  for (const { id, userId } of told) {
    await recordForPerson(ctx, notificationCreated, id, { id, userId });
    const recipient = recipients.find((one) => one.userId === userId);
    if (recipient) await planMessages(ctx, id, recipient, news.urgent);
  }
  return told.length;
}

/** What people chose is theirs alone to see, so it is read as the platform. */
async function recipientsOf(ctx: Ctx, userIds: readonly string[], news: News): Promise<Recipient[]> {
  const platform = await become(ctx, { platform: true });
  const people = await platform.db.user.findMany({
    where: { id: { in: [...userIds] }, status: 'active', deletedAt: null },
    include: {
      notificationPreferences: { where: { type: news.type } },
      settings: { where: { name: timing.name } },
    },
    orderBy: { id: 'asc' },
  });
  await become(ctx, {});
  return people
    .map((person) => ({
      userId: person.id,
      language: letterLocale(person.locale),
      timing: Timing.safeParse(person.settings[0]?.value).data ?? timing.default,
      channels: channels.filter((channel) => wants(person.notificationPreferences, channel, news)),
    }))
    .filter((recipient) => recipient.channels.length > 0);
}

function wants(
  chosen: readonly { channel: string; enabled: boolean }[],
  channel: Channel,
  news: Pick<News, 'channels'>,
): boolean {
  return chosen.find((one) => one.channel === channel)?.enabled ?? news.channels.includes(channel);
}

function asRow(ctx: Ctx, { userId, language, channels }: Recipient, news: News) {
  const { title, body } = news.words[language];
  const { type, link, eventId, requestId } = news;
  // Whoever wants it by other ways only still finds it in the history, where it counts as read.
  const readAt = channels.includes('in_app') ? null : ctx.now;
  return {
    userId,
    type,
    title: title.slice(0, 200),
    body: body.slice(0, 2000),
    link,
    eventId,
    requestId,
    readAt,
  };
}

/** Plans what goes by other ways than the console, each at its time. */
async function planMessages(
  ctx: Ctx,
  notificationId: string,
  { userId, channels, timing }: Recipient,
  urgent: boolean,
): Promise<void> {
  const { tenantId } = ctx;
  for (const channel of channels.filter((one) => one !== 'in_app')) {
    const { status, sendAfter } = planFor(ctx.now, timing, channel, urgent);
    const data = { notificationId, userId, channel, status, sendAfter };
    const { id: messageId } = await ctx.db.notificationMessage.create({ data });
    if (status === 'queued')
      await enqueue(ctx, SEND, { tenantId, messageId }, { runAt: sendAfter ?? undefined });
    else if (sendAfter) await queueDigest(ctx, userId, sendAfter);
  }
}

/** One job for all that waits for the same letter. */
async function queueDigest(ctx: Ctx, userId: string, runAt: Date): Promise<void> {
  const until = runAt.toISOString();
  const key = `digest:${ctx.tenantId}:${userId}:${until}`;
  await enqueue(ctx, DIGEST, { tenantId: ctx.tenantId, userId, until }, { runAt, key });
}
