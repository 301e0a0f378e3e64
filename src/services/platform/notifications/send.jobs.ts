import { z } from 'zod';
import { become, type Ctx } from '@/core/context';
import { key, lockName } from '@/core/db/rows';
import { env } from '@/core/env';
import { changingAsJob, defineJob } from '@/core/jobs/job';
import { writeLetter } from '../messages/letter';
import { queueMail, queueSms } from '../messages/messages.jobs';
import { letterLocale, textsIn } from '../messages/texts/texts';
import { getTenant } from '../tenants/tenants.service';
import { SEND } from './tell';
import { unsubscribeAddresses } from './unsubscribe';

/**
 * Hands one message over to its channel's queue in the same transaction that notes it as sent: two workers at once, or
 * one that dies in between, send it once.
 */
export const sendNotification = defineJob({
  name: SEND,
  payload: z.object({ tenantId: z.uuid(), messageId: z.uuid() }),
  run: async ({ tenantId, messageId }) =>
    changingAsJob({ tenantId, job: SEND }, async (ctx) => {
      await lockName(ctx, `notification-message:${messageId}`);
      const message = await ctx.db.notificationMessage.findFirst({
        where: { id: messageId, status: 'queued' },
        include: { notification: { include: { user: true } } },
      });
      // Sent already, or deleted together with what it tells.
      if (!message) return;
      const reason = await handOver(ctx, message);
      const data = reason ? { status: 'dropped', reason } : { status: 'sent', sentAt: ctx.now };
      await ctx.db.notificationMessage.update({
        where: key(ctx, messageId),
        data: { ...data, attempts: { increment: 1 } },
      });
    }),
});

/** What a message tells and whom. */
interface Message {
  channel: string;
  notification: {
    type: string;
    title: string;
    body: string;
    link: string | null;
    user: Addressee;
  };
}
interface Addressee {
  id: string;
  email: string;
  name: string;
  locale: string;
  phone: string | null;
  phoneVerifiedAt: Date | null;
  status: string;
  deletedAt: Date | null;
}

/** @returns why it was dropped; null when it was handed over */
async function handOver(ctx: Ctx, { channel, notification }: Message): Promise<string | null> {
  const { user, type } = notification;
  if (user.status !== 'active' || user.deletedAt) return 'The account is closed.';
  if (await isUnwanted(ctx, user.id, type, channel)) return 'Unsubscribed meanwhile.';
  if (channel === 'sms') return textTo(ctx, user, notification);
  await queueMail(ctx, { to: user.email, ...(await letterTo(ctx, user, notification)) });
  return null;
}

async function textTo(ctx: Ctx, user: Addressee, { title, body }: Message['notification']) {
  if (!user.phone || !user.phoneVerifiedAt) return 'No proven phone number.';
  await queueSms(ctx, { to: user.phone, text: `${title}\n${body}`.slice(0, SMS_LIMIT) });
  return null;
}

/** Four messages' worth of characters that are not Latin. */
const SMS_LIMIT = 268;

async function letterTo(ctx: Ctx, user: Addressee, { type, title, body, link }: Message['notification']) {
  const locale = letterLocale(user.locale);
  const { greeting, notification: words } = textsIn(locale);
  const { name } = await getTenant(ctx);
  const { oneClick, page } = unsubscribeAddresses(user.id, type);
  const letter = writeLetter({
    locale,
    subject: title,
    greeting: greeting(user.name),
    paragraphs: [body],
    action: link ? { label: words.open, url: new URL(link, env().APP_URL).href } : undefined,
    footnote: words.footnote(name),
    unsubscribe: { label: words.unsubscribe, url: page },
  });
  return { ...letter, unsubscribeUrl: oneClick };
}

/** What the person has chosen since it was planned; their choices are read as the platform. */
async function isUnwanted(ctx: Ctx, userId: string, type: string, channel: string): Promise<boolean> {
  const platform = await become(ctx, { platform: true });
  const chosen = await platform.db.notificationPreference.findUnique({
    where: { userId_type_channel: { userId, type, channel } },
  });
  await become(ctx, {});
  return chosen?.enabled === false;
}
