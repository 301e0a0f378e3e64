/** One e-mail, as plain text and HTML. */
export interface Mail {
  /** Sent again under the same id, a mail counts once for those who look. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** What sends mail. */
export interface Mailer {
  /** True when mail leaves this machine; false while it is only written to files. */
  readonly sends: boolean;
  /** Hands a mail over. @throws Error when the server refuses it or does not answer in time */
  send(mail: Mail): Promise<void>;
}
