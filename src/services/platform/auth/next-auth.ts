import type { NextAuthOptions } from 'next-auth';
import { findPerson } from '@/core/auth/principal.sql';
import { servedSecurely, sessionCookieName } from '@/core/auth/session-cookie';
import { env } from '@/core/env';
import { asAnonymous } from '@/core/http/anonymous';
import { isUuid } from '@/core/ids';
import { sessionEnded } from '../events';
import { endConsoleSession } from './auth.service';
import { signInProviders } from './sign-in-providers';

/**
 * NextAuth for the console: it seals who and which session into an HttpOnly cookie (JWT strategy). The session is a row,
 * so that the cookie ends with it; role and tenant are looked up whenever the session is read, so that they are today's.
 */
export function nextAuthOptions(): NextAuthOptions {
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: env().CONSOLE_SESSION_SECONDS },
    pages: { signIn: '/signin' },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: servedSecurely() },
      },
    },
    providers: signInProviders(),
    callbacks: {
      jwt: async ({ token, user, trigger, session }) => {
        if (user) return { ...token, sub: user.id, sid: user.sessionId, tenantId: user.tenantId };
        const wanted: unknown = session?.tenantId;
        if (trigger === 'update' && typeof wanted === 'string') return switchTenant(token, wanted);
        return token;
      },
      session: async ({ session, token }) => {
        const state =
          token.sub && token.sid ? await findPerson(token.sub, token.sid, token.tenantId ?? null) : undefined;
        const role = state?.platform_role ?? state?.role ?? null;
        const alive = state?.session_live === true && state.user_status === 'active';
        if (!alive) return { ...session, user: undefined, expires: new Date(0).toISOString() };
        return {
          ...session,
          user: {
            id: token.sub,
            name: state.name,
            email: state.email,
            role,
            tenantId: token.tenantId ?? null,
          },
        };
      },
    },
    events: {
      signOut: async ({ token }) => signOut(token?.sub, token?.sid),
    },
  };
}

async function signOut(userId: string | undefined, sessionId: string | undefined): Promise<void> {
  if (!userId || !sessionId) return;
  await asAnonymous('/api/auth/signout', sessionEnded.type, {}, (ctx) =>
    endConsoleSession(ctx, userId, sessionId),
  );
}

/** The token for another tenant, if the person belongs to it; else the token as it is. */
async function switchTenant<T extends { sub?: string; sid?: string }>(
  token: T,
  tenantId: string,
): Promise<T> {
  // The browser sends it: anything but an id is no question for the database.
  if (!isUuid(tenantId)) return token;
  const state = token.sub && token.sid ? await findPerson(token.sub, token.sid, tenantId) : undefined;
  const may = state?.tenant_id && (state.role || state.platform_role);
  return may ? { ...token, tenantId } : token;
}
