import { env } from '@/core/env';
import { writeToOutbox } from '../local-outbox';
import type { SmsSender } from './sms';
import { twilio } from './twilio';

let configured: SmsSender | undefined;

/** What this installation sends text messages with: Twilio when its three variables are set, files otherwise. */
export function smsSender(): SmsSender {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM, OUTBOX_DIR } = env();
  configured ??=
    TWILIO_ACCOUNT_SID && TWILIO_AUTH_TOKEN && TWILIO_FROM
      ? twilio(TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM)
      : intoFiles(OUTBOX_DIR);
  return configured;
}

function intoFiles(folder: string): SmsSender {
  return {
    sends: false,
    send: async ({ id, to, text }) => writeToOutbox(folder, `${id}.sms.txt`, `To: ${to}\n\n${text}\n`),
  };
}

export type { SmsSender, TextMessage } from './sms';
