import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { until } from './e2e-api';
import { outboxOf } from './test-environment';

/**
 * Waits for a letter that a live server has written for an address, and reads it.
 * @param pattern what is looked for in its text; the newest letter that has it counts
 * @returns the first group that the pattern matched
 */
export async function inLetterTo(email: string, pattern: RegExp): Promise<string> {
  return until(`a letter to ${email}`, async () => {
    const found = written('.eml')
      .filter((text) => text.includes(`To: ${email}`))
      .flatMap((text) => pattern.exec(text)?.[1] ?? []);
    return found.at(-1);
  });
}

/** Waits for a text message that a live server has written for a number, and reads it as `inLetterTo` does. */
export async function inMessageTo(phone: string, pattern: RegExp): Promise<string> {
  return until(`a message to ${phone}`, async () => {
    const texts = written('.sms.txt').filter((text) => text.startsWith(`To: ${phone}\n`));
    return pattern.exec(texts.at(-1)?.split('\n').slice(1).join('\n') ?? '')?.[1];
  });
}

/** What was written of a kind, oldest first, with the breaks of quoted-printable taken out. */
function written(kind: '.eml' | '.sms.txt'): string[] {
  const folder = outboxOf(process.env.TEST_FOLDER ?? '', 'e2e');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(kind));
  // Their names are ids that begin with the time.
  return files.sort().map((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    return text.replace(/=\r?\n/g, '').replace(/=3D/g, '=');
  });
}
