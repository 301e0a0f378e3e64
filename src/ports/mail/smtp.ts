import { createTransport } from 'nodemailer';
import { type Mailer, unsubscribeHeaders } from './mail';

const TIMEOUT_MS = 10_000;

/**
 * Mail by SMTP.
 * @param url `smtp://user:password@host:port` or `smtps://…`
 * @param from the sender, such as `Quintet <no-reply@example.com>`
 */
export function smtp(url: string, from: string): Mailer {
  const transport = createTransport(
    { url, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    { from },
  );
  return {
    sends: true,
    send: async (mail) => {
      const { id, to, subject, text, html } = mail;
      const domain = from.match(/@([^>\s]+)/)?.[1] ?? 'localhost';
      const headers = unsubscribeHeaders(mail);
      await transport.sendMail({ to, subject, text, html, headers, messageId: `<${id}@${domain}>` });
    },
  };
}
