/** One e-mail, as plain text and HTML. */
export interface Mail {
  /** Sent again under the same id, a mail counts once for those who look. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where one request ends mail of this kind (RFC 8058); mail programs show a button for it. */
  unsubscribeUrl?: string;
}

/** What sends mail. */
export interface Mailer {
  /** True when mail leaves this machine; false while it is only written to files. */
  readonly sends: boolean;
  /** Hands a mail over. @throws Error when the server refuses it or does not answer in time */
  send(mail: Mail): Promise<void>;
}

/** The headers by which a mail program unsubscribes at one press. */
export function unsubscribeHeaders({ unsubscribeUrl }: Pick<Mail, 'unsubscribeUrl'>): Record<string, string> {
  if (!unsubscribeUrl) return {};
  return {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
