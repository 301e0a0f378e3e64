import type { Ctx } from '@/core/context';
import { env } from '@/core/env';
import { writeLetter } from './letter';
import { queueMail } from './messages.jobs';
import type { LetterText } from './texts/letter-text';
import { letterLocale, type Texts, textsIn } from './texts/texts';

/** Whom a letter goes to. */
interface Recipient {
  email: string;
  name: string;
  /** The person's language, such as `ar`. */
  locale: string;
}

/**
 * Queues a letter in the person's language, in the caller's transaction.
 * @param choose the letter among the language's texts
 * @param extra `path` of the page that its button opens, such as `/verify-email#…`; a `code` to type
 */
export async function sendLetter(
  ctx: Ctx,
  { email, name, locale: wanted }: Recipient,
  choose: (texts: Texts) => LetterText,
  { path, code }: { path?: string; code?: string } = {},
): Promise<void> {
  const locale = letterLocale(wanted);
  const texts = textsIn(locale);
  const { subject, paragraphs, action: label, footnote } = choose(texts);
  const action = label && path ? { label, url: new URL(path, env().APP_URL).href } : undefined;
  const letter = { locale, subject, greeting: texts.greeting(name), paragraphs, footnote, action, code };
  await queueMail(ctx, { to: email, ...writeLetter(letter) });
}

/** Queues a letter to each owner of the tenant who can sign in, each in their language. Parameters as `sendLetter`. */
export async function sendLetterToOwners(
  ctx: Ctx,
  choose: (texts: Texts) => LetterText,
  extra: { path?: string } = {},
): Promise<void> {
  const owners = await ctx.db.membership.findMany({
    where: { role: 'owner', status: 'active', user: { status: 'active', deletedAt: null } },
    include: { user: true },
  });
  for (const { user } of owners) await sendLetter(ctx, user, choose, extra);
}
