import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { findPerson } from '@/core/auth/principal.sql';
import { servedSecurely, sessionCookieName } from '@/core/auth/session-cookie';
import { env } from '@/core/env';
import { AppError } from '@/core/errors';
import { asAnonymous } from '@/core/http/anonymous';
import { isUuid } from '@/core/ids';
import { sessionEnded, sessionStarted } from '../events';
import { Login, type LoginInput } from './auth.schema';
import { endConsoleSession, signInToConsole } from './auth.service';

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
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {}, code: {}, recoveryCode: {} },
        authorize: async (credentials, request) => {
          const input = Login.safeParse(typedIn(credentials));
          if (!input.success) return null;
          return signIn(input.data, request.headers ?? {});
        },
      }),
    ],
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

/** The form's fields by name; one left empty was not given. */
function typedIn({ email, password, code, recoveryCode }: Record<string, string | undefined> = {}) {
  return { email, password, code: code || undefined, recoveryCode: recoveryCode || undefined };
}

async function signIn(input: LoginInput, headers: Record<string, string | undefined>) {
  try {
    return await asAnonymous('/api/auth/callback/credentials', sessionStarted.type, headers, (ctx) =>
      signInToConsole(ctx, input),
    );
  } catch (error) {
    // NextAuth shows the message of an error as its code; ours are for people, so the code itself goes.
    if (error instanceof AppError) throw new Error(error.code, { cause: error });
    throw error;
  }
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
