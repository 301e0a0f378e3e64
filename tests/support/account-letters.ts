import { decrypt } from '@/core/crypto';
import { sendAccountLetter } from '@/services/platform/auth/account-letters.jobs';
import { lettersTo } from './letters';
import { asOwner } from './owner';

interface QueuedJob extends Record<string, unknown> {
  id: string;
  payload: { id: string; sealed: string; requestId: string };
}

const waiting = (task: string) =>
  asOwner<QueuedJob>(
    '',
    `select j.id::text, j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 order by j.id`,
    [task],
  );

/** Does what the worker would do by now: finds out who is meant by each address that was given, and writes to them. */
export async function answerRequests(): Promise<void> {
  const jobs = await waiting('send-account-letter');
  for (const { payload } of jobs) await sendAccountLetter.run(payload);
  const ids = jobs.map(({ id }) => id);
  await asOwner('', 'delete from graphile_worker._private_jobs where id = any ($1::bigint[])', [ids]);
}

/** The text messages that were queued for a number, oldest first. */
export async function messagesTo(phone: string): Promise<string[]> {
  const jobs = await waiting('send-sms');
  const messages = jobs.map(
    ({ payload }) => JSON.parse(decrypt(payload.sealed, `sms:${payload.id}`)) as { to: string; text: string },
  );
  return messages.filter(({ to }) => to === phone).map(({ text }) => text);
}

/** The six digits of the newest letter to an address. @throws Error when no letter has any */
export async function codeMailedTo(email: string): Promise<string> {
  return digits((await lettersTo(email)).map(({ text }) => text));
}

/** The six digits of the newest text message to a number. @throws Error when no message has any */
export async function codeTextedTo(phone: string): Promise<string> {
  return digits(await messagesTo(phone));
}

function digits(texts: string[]): string {
  const code = /(?<!\d)\d{6}(?!\d)/.exec(texts.at(-1) ?? '')?.[0];
  if (!code) throw new Error('No message with a code waits.');
  return code;
}

/** Another code than this one. */
export function wrongCode(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}
