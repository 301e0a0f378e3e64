/** One text message. */
export interface TextMessage {
  id: string;
  /** E.164, such as +9647501234567. */
  to: string;
  text: string;
}

/** What sends text messages. */
export interface SmsSender {
  readonly sends: boolean;
  /** Hands a message over. @throws Error when the provider refuses it or does not answer in time */
  send(message: TextMessage): Promise<void>;
}
