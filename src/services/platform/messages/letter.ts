import { encode } from './html';

/** What a letter says, in one language. */
export interface Letter {
  locale: string;
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  /** The one thing to do, as a button. */
  action?: { label: string; url: string };
  /** A code to type, shown large. */
  code?: string;
  /** Small print: how long it is valid, what to do when one did not ask for it. */
  footnote: string;
  /** The way out of letters of this kind. */
  unsubscribe?: { label: string; url: string };
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ckb']);

/** A letter as plain text and as HTML that mail programs show alike; right to left where the language is. */
export function writeLetter(letter: Letter): { subject: string; text: string; html: string } {
  return { subject: letter.subject, text: asText(letter), html: asHtml(letter) };
}

function asText({ greeting, paragraphs, action, code, footnote, unsubscribe }: Letter): string {
  const steps = [...(code ? [code] : []), ...(action ? [`${action.label}: ${action.url}`] : [])];
  const end = unsubscribe ? [footnote, `${unsubscribe.label}: ${unsubscribe.url}`] : [footnote];
  return `${[greeting, ...paragraphs, ...steps, ...end].join('\n\n')}\n`;
}

function asHtml({
  locale,
  subject,
  greeting,
  paragraphs,
  action,
  code,
  footnote,
  unsubscribe,
}: Letter): string {
  const direction = RIGHT_TO_LEFT.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
  const text = (words: string) => `<p style="margin:0 0 16px">${encode(words)}</p>`;
  const number = code
    ? `<p dir="ltr" style="margin:0 0 16px;font:600 28px ui-monospace,monospace;letter-spacing:4px">${encode(code)}</p>`
    : '';
  const button = action
    ? `<p style="margin:0 0 16px"><a href="${encode(action.url)}" style="display:inline-block;background:#1d4ed8;color:#ffffff;
padding:10px 18px;border-radius:6px;text-decoration:none">${encode(action.label)}</a></p>
<p dir="ltr" style="margin:0 0 16px;font-size:13px;color:#475569;word-break:break-all">${encode(action.url)}</p>`
    : '';
  const wayOut = unsubscribe
    ? `<br><a href="${encode(unsubscribe.url)}" style="color:#475569">${encode(unsubscribe.label)}</a>`
    : '';
  return `<!doctype html>
<html lang="${encode(locale)}" dir="${direction}"><head><meta charset="utf-8"><title>${encode(subject)}</title></head>
<body style="margin:0;background:#f8fafc;font:16px/1.5 system-ui,sans-serif;color:#0f172a">
<div style="max-width:520px;margin:32px auto;padding:32px;background:#ffffff;border:1px solid #e2e8f0;border-radius:10px">
${text(greeting)}${paragraphs.map(text).join('')}${number}${button}
<p style="margin:24px 0 0;font-size:13px;color:#475569">${encode(footnote)}${wayOut}</p>
</div></body></html>
`;
}
