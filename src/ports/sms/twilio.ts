import { Twilio } from 'twilio';
import type { SmsSender } from './sms';

const TIMEOUT_MS = 10_000;

/** Text messages by Twilio. @param from the number they come from, E.164 */
export function twilio(accountSid: string, authToken: string, from: string): SmsSender {
  const client = new Twilio(accountSid, authToken, { timeout: TIMEOUT_MS });
  return {
    sends: true,
    send: async ({ to, text }) => {
      await client.messages.create({ to, from, body: text });
    },
  };
}
