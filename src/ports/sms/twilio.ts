import type { SmsSender } from './sms';

const TIMEOUT_MS = 10_000;

/** Text messages by Twilio. @param from the number they come from, E.164 */
export function twilio(accountSid: string, authToken: string, from: string): SmsSender {
  return {
    sends: true,
    send: async ({ to, text }) => {
      // A large SDK that most installations never use: loaded with the first message.
      const { default: sdk } = await import('twilio');
      const client = sdk(accountSid, authToken, { timeout: TIMEOUT_MS });
      await client.messages.create({ to, from, body: text });
    },
  };
}
