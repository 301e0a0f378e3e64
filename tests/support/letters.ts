import { decrypt } from '@/core/crypto';
import { asOwner } from './owner';

/** A letter as it waits in the queue to be sent. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Every letter that waits in the queue, oldest first. No worker runs in the tests, so that they stay. */
async function queued(): Promise<Letter[]> {
  const jobs = await asOwner<{ payload: { id: string; sealed: string } }>(
    '',
    `select j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'send-mail' order by j.id`,
  );
  return jobs.map(({ payload: { id, sealed } }) => JSON.parse(decrypt(sealed, `mail:${id}`)) as Letter);
}

/** The letters that were queued for an address, oldest first. */
export async function lettersTo(email: string): Promise<Letter[]> {
  return (await queued()).filter((letter) => letter.to === email);
}

/** The token in the link of the newest letter to each address. @throws Error when there is no such letter */
export async function tokensSentTo(emails: readonly string[]): Promise<string[]> {
  const newest = new Map((await queued()).map((letter) => [letter.to, letter.text]));
  return emails.map((email) => {
    const token = /#([\w-]{20,})/.exec(newest.get(email) ?? '')?.[1];
    if (!token) throw new Error(`No letter with a link waits for ${email}.`);
    return token;
  });
}

/** The token in the link of the newest letter to an address. @throws Error when there is no such letter */
export async function tokenSentTo(email: string): Promise<string> {
  const [token = ''] = await tokensSentTo([email]);
  return token;
}
