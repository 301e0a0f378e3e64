import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { writeToOutbox } from '../local-outbox';
import { type Mailer, unsubscribeHeaders } from './mail';

/** Mail into files `<id>.eml` of a folder, which any mail program opens. */
export function localOutbox(folder: string, from: string): Mailer {
  return {
    sends: false,
    send: async (mail) => {
      const { id, to, subject, text, html } = mail;
      const message = new MailComposer({
        from,
        to,
        subject,
        text,
        html,
        headers: unsubscribeHeaders(mail),
        messageId: `<${id}@localhost>`,
      }).compile();
      await writeToOutbox(folder, `${id}.eml`, await message.build());
    },
  };
}
