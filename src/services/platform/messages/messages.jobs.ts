import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { decrypt, encrypt } from '@/core/crypto';
import { newId } from '@/core/ids';
import { defineJob, enqueue } from '@/core/jobs/job';
import { mailer } from '@/ports/mail';
import { smsSender } from '@/ports/sms';

const SEND_MAIL = 'send-mail';
const SEND_SMS = 'send-sms';

const MailContent = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  unsubscribeUrl: z.string().optional(),
});
const SmsContent = z.object({ to: z.string(), text: z.string() });

/**
 * Queues an e-mail in the caller's transaction: it goes out if and only if the change is committed. The queue keeps it
 * encrypted, because it may hold a link that opens an account.
 * @param mail `to` and what `writeLetter` made
 */
export async function queueMail(ctx: Ctx, mail: z.output<typeof MailContent>): Promise<void> {
  const id = newId();
  await enqueue(ctx, SEND_MAIL, { id, sealed: encrypt(JSON.stringify(mail), `mail:${id}`) });
}

/** Queues a text message in the caller's transaction. @param message `to` in E.164 */
export async function queueSms(ctx: Ctx, message: z.output<typeof SmsContent>): Promise<void> {
  const id = newId();
  await enqueue(ctx, SEND_SMS, { id, sealed: encrypt(JSON.stringify(message), `sms:${id}`) });
}

const Sealed = z.object({ id: z.uuid(), sealed: z.string() });

/** Sends a queued e-mail; tried again when the server does not take it. */
export const sendMail = defineJob({
  name: SEND_MAIL,
  payload: Sealed,
  run: async ({ id, sealed }) => {
    await mailer().send({ id, ...MailContent.parse(JSON.parse(decrypt(sealed, `mail:${id}`))) });
  },
});

/** Sends a queued text message; tried again when the provider does not take it. */
export const sendSms = defineJob({
  name: SEND_SMS,
  payload: Sealed,
  run: async ({ id, sealed }) => {
    await smsSender().send({ id, ...SmsContent.parse(JSON.parse(decrypt(sealed, `sms:${id}`))) });
  },
});
