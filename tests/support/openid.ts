import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import NextAuth from 'next-auth';
import { nextAuthOptionsFor } from '@/services/platform/sso/next-auth-elsewhere';

const US = 'http://localhost:3000';

/** An OpenID provider in a process of its own. */
export interface OpenIdProvider {
  issuer: string;
  /** Who signs in next, and what goes wrong: `silent` never answers with a token. */
  say: (what: { person?: Record<string, unknown>; faults?: { silent?: boolean } }) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts a provider; its client is `quintet` with the secret `client-secret`. @param us the address of our own server */
export async function startOpenIdProvider(us = US): Promise<OpenIdProvider> {
  const script = path.resolve(__dirname, 'oidc-provider.mjs');
  const child: ChildProcess = spawn(process.execPath, [script, us], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = await once(child.stdout ?? child, 'data');
  const issuer = String(line).trim();
  return {
    issuer,
    say: async (what) => {
      await fetch(`${issuer}/told`, { method: 'POST', body: JSON.stringify(what) });
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

/** What a browser holds: cookies by name, of one server. */
type Jar = Map<string, string>;

/** What NextAuth answered. */
interface Said {
  status: number;
  to: string | null;
  json: unknown;
}

/** A person's browser, which keeps our cookies and the provider's. */
export class Browser {
  readonly ours: Jar = new Map();
  private readonly theirs: Jar = new Map();

  /** Asks one of NextAuth's addresses, such as `/api/auth/csrf`. */
  async ask(method: 'GET' | 'POST', address: string, body: Record<string, string> = {}): Promise<Said> {
    const url = new URL(address, US);
    const headers = { cookie: pairs(this.ours), host: 'localhost:3000' };
    const options = await nextAuthOptionsFor(url.pathname, new Headers(headers));
    const nextauth = url.pathname.replace('/api/auth/', '').split('/');
    const query = { ...Object.fromEntries(url.searchParams), nextauth };
    const request = { method, headers, query, body, cookies: Object.fromEntries(this.ours), url: url.href };
    const answer = new Answered();
    // In a page of Next's older kind NextAuth takes a request and a response: what the tests can stand for.
    await NextAuth(request as never, answer as never, { ...options, logger: SILENT });
    keep(this.ours, answer.cookies);
    return { status: answer.code, to: answer.headers.get('location') ?? null, json: answer.sent };
  }

  /** Goes from our sign-in page to the provider and through it; answers where the provider sends the browser back to. */
  async throughProvider(provider: string): Promise<string | null> {
    // Whoever signs in there is asked anew.
    this.theirs.clear();
    const { json } = await this.ask('GET', '/api/auth/csrf');
    const { csrfToken } = json as { csrfToken: string };
    const begun = await this.ask('POST', `/api/auth/signin/${provider}`, {
      csrfToken,
      callbackUrl: US,
      json: 'true',
    });
    let to = (begun.json as { url?: string } | undefined)?.url ?? begun.to ?? '';
    while (!to.startsWith(US) && to !== '') {
      const answer = await fetch(to, { redirect: 'manual', headers: { cookie: pairs(this.theirs) } });
      keep(this.theirs, answer.headers.getSetCookie());
      to = new URL(answer.headers.get('location') ?? '', to).href;
    }
    return to === '' ? null : to;
  }

  /** The whole way: signs in, and answers where it ends. */
  async signIn(provider: string): Promise<string | null> {
    const back = await this.throughProvider(provider);
    return back?.includes('/api/auth/callback/') ? (await this.ask('GET', back)).to : back;
  }

  /** Whom our session cookie says we are. */
  async session() {
    const { json } = await this.ask('GET', '/api/auth/session');
    return (json as { user?: { id: string; email: string; role: string | null; tenantId: string | null } })
      .user;
  }
}

const SILENT = { error: () => undefined, warn: () => undefined, debug: () => undefined };

/** The response that NextAuth writes to. */
class Answered {
  code = 200;
  sent: unknown;
  cookies: string[] = [];
  readonly headers = new Map<string, string>();
  status(code: number) {
    this.code = code;
    return this;
  }
  getHeader(name: string) {
    return name.toLowerCase() === 'set-cookie' ? this.cookies : this.headers.get(name.toLowerCase());
  }
  setHeader(name: string, value: string | string[]) {
    if (name.toLowerCase() === 'set-cookie') this.cookies = [value].flat();
    else this.headers.set(name.toLowerCase(), String(value));
    return this;
  }
  json(body: unknown) {
    this.sent = body;
  }
  send(body: unknown) {
    this.sent = body;
  }
  end() {
    return this;
  }
}

function pairs(jar: Jar): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

function keep(jar: Jar, cookies: readonly string[]): void {
  for (const cookie of cookies) {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    if (value === '' || /max-age=0/i.test(cookie)) jar.delete(name);
    else jar.set(name, value);
  }
}
