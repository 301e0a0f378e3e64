import { z } from 'zod';
import { become, type Ctx } from '@/core/context';
import { lockName } from '@/core/db/rows';
import { env } from '@/core/env';
import { changingAsJob, defineJob } from '@/core/jobs/job';
import { instant } from '@/core/schema';
import { writeLetter } from '../messages/letter';
import { queueMail } from '../messages/messages.jobs';
import { letterLocale, textsIn } from '../messages/texts/texts';
import { getTenant } from '../tenants/tenants.service';
import { DIGEST_KIND } from './by-hand';
import { DIGEST } from './tell';
import { unsubscribeAddresses } from './unsubscribe';

/** A letter with more lines than this is read by nobody; the console has them all. */
const MOST_LINES = 50;

/**
 * Gathers what waits for a person's daily letter into one, and queues it in the same transaction that notes each part as
 * sent: two workers at once, or one that dies in between, send each part once.
 */
export const sendDigest = defineJob({
  name: DIGEST,
  // What was planned until this moment: the worker's own clock may be behind.
  payload: z.object({ tenantId: z.uuid(), userId: z.uuid(), until: instant }),
  run: async ({ tenantId, userId, until }) =>
    changingAsJob({ tenantId, job: DIGEST }, async (ctx) => {
      await lockName(ctx, `digest:${userId}`);
      const waiting = await ctx.db.notificationMessage.findMany({
        where: { userId, channel: 'email', status: 'held', sendAfter: { lte: until } },
        include: { notification: true },
        orderBy: { createdAt: 'asc' },
      });
      const unwanted = await unwantedTypes(ctx, userId);
      const isWanted = ({ notification: { type } }: (typeof waiting)[number]) =>
        !unwanted.has(type) && !unwanted.has(DIGEST_KIND.type);
      const wanted = waiting.filter(isWanted);
      const person = await ctx.db.user.findFirst({
        where: { id: userId, status: 'active', deletedAt: null },
      });
      if (person && wanted.length > 0)
        await queueMail(ctx, {
          to: person.email,
          ...(await letterOf(
            ctx,
            person,
            wanted.map(({ notification }) => notification),
          )),
        });
      const sent = person ? wanted : [];
      await note(ctx, sent, { status: 'sent', sentAt: ctx.now });
      await note(
        ctx,
        waiting.filter((message) => !sent.includes(message)),
        { status: 'dropped', reason: 'Unsubscribed meanwhile.' },
      );
    }),
});

async function note(
  ctx: Ctx,
  messages: readonly { id: string }[],
  data: { status: string; sentAt?: Date; reason?: string },
): Promise<void> {
  await ctx.db.notificationMessage.updateMany({
    where: { id: { in: messages.map(({ id }) => id) } },
    data: { ...data, attempts: { increment: 1 } },
  });
}

async function letterOf(
  ctx: Ctx,
  person: { id: string; name: string; locale: string },
  told: readonly { title: string; body: string }[],
) {
  const locale = letterLocale(person.locale);
  const { greeting, notification: words } = textsIn(locale);
  const { name, slug } = await getTenant(ctx);
  const { oneClick, page } = unsubscribeAddresses(person.id, DIGEST_KIND.type);
  const letter = writeLetter({
    locale,
    subject: words.digest(told.length, name),
    greeting: greeting(person.name),
    paragraphs: told.slice(0, MOST_LINES).map(({ title, body }) => `${title}: ${body}`),
    action: { label: words.open, url: new URL(`/t/${slug}/notifications`, env().APP_URL).href },
    footnote: words.footnote(name),
    unsubscribe: { label: words.unsubscribe, url: page },
  });
  return { ...letter, unsubscribeUrl: oneClick };
}

/** What the person wants no letters about; their choices are read as the platform. */
async function unwantedTypes(ctx: Ctx, userId: string): Promise<Set<string>> {
  const platform = await become(ctx, { platform: true });
  const chosen = await platform.db.notificationPreference.findMany({
    where: { userId, channel: 'email', enabled: false },
  });
  await become(ctx, {});
  return new Set(chosen.map(({ type }) => type));
}
