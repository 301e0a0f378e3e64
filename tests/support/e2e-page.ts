import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const artifacts = path.resolve(__dirname, '../../artifacts');
const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** How a person has set up their browser. */
export interface Look {
  width: number;
  theme: 'light' | 'dark';
  locale: 'en' | 'ar';
}

/** A person at a browser window. */
export interface Person {
  page: Page;
  context: BrowserContext;
  /** What the browser complained of: errors of scripts and of the content security policy, and failures of the server. */
  complaints: string[];
  /** Keeps a picture of the page under artifacts/. */
  picture: (name: string) => Promise<void>;
}

/**
 * Opens a window for a person who speaks the language and likes the theme.
 * @param url of the server, which keeps both in cookies
 * @param folder below artifacts/ where pictures go
 */
export async function aPersonAt(
  browser: Browser,
  url: string,
  { width, theme, locale }: Look,
  folder: string,
): Promise<Person> {
  const height = width < 600 ? 844 : 900;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  await context.addCookies([
    { name: 'quintet_theme', value: theme, url },
    { name: 'quintet_locale', value: locale, url },
  ]);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints = listen(page);
  mkdirSync(path.join(artifacts, folder), { recursive: true });
  const picture = async (name: string) => {
    await page.screenshot({ path: path.join(artifacts, folder, `${name}.png`) });
  };
  return { page, context, complaints, picture };
}

/** Collects what a page complains of, from now on. */
export function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}

/** The serious and critical problems that axe finds on a page as it is now: rule and place. */
export async function accessProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: () => Promise<{
          violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
      );
  });
}
