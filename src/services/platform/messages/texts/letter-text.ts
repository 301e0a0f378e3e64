/** The words of one letter: its subject, what it says, what its button is called, and the small print. */
export interface LetterText {
  subject: string;
  paragraphs: readonly string[];
  action?: string;
  footnote: string;
}
