import { env } from '@/core/env';
import { localOutbox } from './local-outbox';
import type { Mailer } from './mail';
import { smtp } from './smtp';

let configured: Mailer | undefined;

/** What this installation sends mail with. */
export function mailer(): Mailer {
  const { SMTP_URL, MAIL_FROM, OUTBOX_DIR } = env();
  configured ??= SMTP_URL ? smtp(SMTP_URL, MAIL_FROM) : localOutbox(OUTBOX_DIR, MAIL_FROM);
  return configured;
}

export type { Mail, Mailer } from './mail';
