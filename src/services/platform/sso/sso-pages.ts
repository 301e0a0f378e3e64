import { servedSecurely } from '@/core/auth/session-cookie';
import { AppError } from '@/core/errors';
import { redirectTo } from '@/core/http/redirect';
import { REQUEST_SECONDS } from '@/ports/identity/saml';

// What browsers are answered on their way to a provider and back.

/** The cookie with what only the browser that began a sign-in knows. */
export function verifierCookieName(): string {
  return servedSecurely() ? '__Host-quintet.sso' : 'quintet.sso';
}

/** On to the provider; the browser keeps the verifier. An app that has its own gets no cookie. */
export function toProvider({ url, verifier }: { url: string; verifier: string | null }): Response {
  if (verifier === null) return redirectTo(url);
  const secure = servedSecurely() ? '; Secure' : '';
  const cookie = `${verifierCookieName()}=${verifier}; Path=/; Max-Age=${REQUEST_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
  return redirectTo(url, { 'set-cookie': cookie });
}

/** Back from the provider. The ticket goes behind the #, which no log and no Referer holds. */
export function toCompletion({ ticket, returnTo }: { ticket: string; returnTo: string }): Response {
  return redirectTo(`/signin/complete#${new URLSearchParams({ ticket, next: returnTo })}`);
}

/** A person in a browser is told on the sign-in page, not by JSON. */
export function toSignIn(error: unknown): Response {
  const unknown = error instanceof AppError && error.code === 'NOT_FOUND';
  return redirectTo(`/signin?error=${unknown ? 'unknown_provider' : 'elsewhere'}`);
}

/** The field of a form that a provider had the browser post. @throws BAD_REQUEST without it */
export function formField(bytes: Uint8Array, name: string): string {
  const value = new URLSearchParams(Buffer.from(bytes).toString('utf8')).get(name);
  if (!value) throw new AppError('BAD_REQUEST', `The form has no ${name}.`);
  return value;
}

/** One cookie of a request; '' where there is none. */
export function cookieOf(header: string | undefined, name: string): string {
  const pairs = (header ?? '').split(/;\s*/).map((pair) => pair.split('='));
  return pairs.find(([key]) => key === name)?.[1] ?? '';
}
