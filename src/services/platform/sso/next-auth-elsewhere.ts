import { PrismaAdapter } from '@auth/prisma-adapter';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { reading } from '@/core/db/client';
import { env } from '@/core/env';
import { AppError } from '@/core/errors';
import { asAnonymous } from '@/core/http/anonymous';
import { isUuid, PLATFORM_TENANT_ID } from '@/core/ids';
import { logger } from '@/core/logger';
import type { IdentityProvider } from '@/generated/prisma/client';
import { clientAuthOf, discover, outboundOptions, signatureOf } from '@/ports/identity/oidc';
import { nextAuthOptions } from '../auth/next-auth';
import { sessionStarted } from '../events';
import { secretOf } from '../identity-providers/identity-providers.service';
import { loadConnection } from './connections';
import { type ProvenIdentity, refusedSignIn, signInProven } from './sign-in';
import { findLinked } from './sso.sql';
import { cookieOf, verifierCookieName } from './sso-pages';
import { redeemTicket } from './tickets';

/** The claims of an id token that signing in reads; the library has checked its signature, issuer, audience and nonce. */
const Claims = z.object({
  sub: z.string().min(1).max(300),
  email: z.string().optional(),
  email_verified: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
    .optional(),
  name: z.string().optional(),
  hd: z.string().optional(),
});
type OidcClaims = z.output<typeof Claims>;

/** A provider as this request names it. */
interface Named {
  provider: OAuthConfig<OidcClaims>;
  /** The tenant's connection; null for Google. */
  connection: IdentityProvider | null;
}

/**
 * NextAuth with the providers that a request needs: Google where it is set up, the one connection that the address
 * names, and tickets. Made per request, because tenants add connections while we run.
 * @param path the request's, such as `/api/auth/callback/oidc-<connection>`
 * @param headers the request's, for the audit log
 */
export async function nextAuthOptionsFor(path: string, headers: Headers): Promise<NextAuthOptions> {
  const base = nextAuthOptions();
  const facts = Object.fromEntries(headers);
  const named = await providerNamed(path);
  // One request signs in one person at most: what signing in found is handed to the cookie here.
  const signedIn: { user?: SignedIn } = {};
  return {
    ...base,
    pages: { ...base.pages, error: '/signin' },
    adapter: boundAdapter(),
    providers: [...base.providers, ticketProvider(), ...(named ? [named.provider] : [])],
    callbacks: {
      ...base.callbacks,
      signIn: async ({ account, profile }) => {
        if (account?.type !== 'oauth' || !named) return account?.type === 'credentials';
        signedIn.user = await signInBy(named, path, facts, profile);
        return signedIn.user ? true : '/signin?error=elsewhere';
      },
      jwt: async (given) =>
        base.callbacks?.jwt?.(signedIn.user ? { ...given, user: signedIn.user } : given) ?? given.token,
    },
  };
}

const NO_SESSION = { sessionId: '', tenantId: null };

interface SignedIn {
  id: string;
  email: string;
  name: string;
  sessionId: string;
  tenantId: string | null;
}

async function signInBy(
  { provider, connection }: Named,
  path: string,
  headers: Record<string, string>,
  profile: unknown,
): Promise<SignedIn | undefined> {
  try {
    const identity = identityOf(provider.id, Claims.parse(profile));
    const { session, user } = await asAnonymous(path, sessionStarted.type, headers, (ctx) =>
      signInProven(ctx, identity, connection),
    );
    return {
      id: user.id,
      email: user.email,
      name: user.name,
      sessionId: session.id,
      tenantId: session.tenantId,
    };
  } catch (error) {
    if (!(error instanceof AppError) && !(error instanceof z.ZodError)) throw error;
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    logger().warn({ provider: provider.id, reason }, 'sign-in elsewhere refused');
    return undefined;
  }
}

function identityOf(provider: string, { sub, email, email_verified, name, hd }: OidcClaims): ProvenIdentity {
  const wanted = env().GOOGLE_HOSTED_DOMAIN;
  // The claim, not the address: anybody can make a Google account with a company's address.
  if (provider === 'google' && wanted && hd !== wanted) throw refusedSignIn(`hosted domain ${hd ?? 'none'}`);
  return {
    provider,
    subject: sub,
    email: email ?? null,
    emailVerified: email_verified ?? null,
    name: name ?? '',
  };
}

async function providerNamed(path: string): Promise<Named | null> {
  const name = /\/(?:signin|callback)\/([\w-]+)$/.exec(path)?.[1];
  if (name === 'google') return googleProvider();
  const id = name?.startsWith('oidc-') ? name.slice('oidc-'.length) : '';
  const connection = isUuid(id) ? await loadConnection(id, 'oidc') : null;
  if (!connection) return null;
  const { issuer, clientId, name: title } = connection;
  const client = { issuer, clientId: clientId ?? '', clientSecret: secretOf(connection) };
  return { connection, provider: await oidcProvider(`oidc-${id}`, title, client, {}) };
}

async function googleProvider(): Promise<Named | null> {
  const {
    GOOGLE_CLIENT_ID: clientId,
    GOOGLE_CLIENT_SECRET: clientSecret,
    GOOGLE_ISSUER,
    GOOGLE_HOSTED_DOMAIN,
  } = env();
  if (!clientId) return null;
  const params = { prompt: 'select_account', ...(GOOGLE_HOSTED_DOMAIN ? { hd: GOOGLE_HOSTED_DOMAIN } : {}) };
  const client = { issuer: GOOGLE_ISSUER, clientId, clientSecret };
  return { connection: null, provider: await oidcProvider('google', 'Google', client, params) };
}

interface Client {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
}

async function oidcProvider(
  id: string,
  name: string,
  { issuer, clientId, clientSecret }: Client,
  params: Record<string, string>,
): Promise<OAuthConfig<OidcClaims>> {
  const metadata = await discover(issuer).catch((error: unknown) => {
    // NextAuth says that the provider cannot be asked, in the form that its caller expects.
    logger().warn({ provider: id, err: error }, 'identity provider cannot be asked');
    return null;
  });
  const endpoints: Partial<OAuthConfig<OidcClaims>> | null = metadata && {
    authorization: {
      url: metadata.authorization_endpoint,
      params: { scope: 'openid email profile', ...params },
    },
    token: { url: metadata.token_endpoint },
    jwks_endpoint: metadata.jwks_uri,
    client: {
      token_endpoint_auth_method: clientAuthOf(metadata, Boolean(clientSecret)),
      id_token_signed_response_alg: signatureOf(metadata) ?? 'RS256',
    },
  };
  return {
    id,
    name,
    type: 'oauth',
    issuer,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: outboundOptions(),
    // The session is begun by signIn, once it is decided who this is.
    profile: ({ sub, name: said = null, email = null }) => ({ ...NO_SESSION, id: sub, name: said, email }),
    ...endpoints,
  };
}

/** Exchanges a ticket, which ends a sign-in that is none of NextAuth's (SAML), for its cookie. */
function ticketProvider() {
  return CredentialsProvider({
    id: 'ticket',
    credentials: { ticket: {} },
    authorize: async (credentials, request) => {
      const headers: Record<string, string | undefined> = request.headers ?? {};
      const verifier = cookieOf(headers.cookie, verifierCookieName());
      const ticket = credentials?.ticket ?? '';
      try {
        const { session, user } = await asAnonymous(
          '/api/auth/callback/ticket',
          sessionStarted.type,
          headers,
          (ctx) => redeemTicket(ctx, { ticket, verifier }, 'console'),
        );
        const { id, email, name } = user;
        return { id, email, name, sessionId: session.id, tenantId: session.tenantId };
      } catch (error) {
        if (error instanceof AppError) return null;
        throw error;
      }
    },
  });
}

/**
 * The adapter as far as NextAuth asks it after our own rules have decided: whom an identity is linked to. It makes and
 * links nobody itself, and takes no account of who is signed in already: a stranger's identity is not added to them.
 */
function boundAdapter(): NextAuthOptions['adapter'] {
  const refuse = async () => {
    throw refusedSignIn('not linked by our own rules');
  };
  return {
    getUser: async () => null,
    getUserByEmail: async () => null,
    getUserByAccount: async ({
      provider,
      providerAccountId,
    }: {
      provider: string;
      providerAccountId: string;
    }) => {
      const who = { tenantId: PLATFORM_TENANT_ID, userId: null, platform: false };
      const userId = await reading(who, (db) => findLinked(db, provider, providerAccountId));
      if (!userId) return null;
      return reading({ ...who, userId }, async (db) =>
        PrismaAdapter(db as never).getUserByAccount?.({ provider, providerAccountId }),
      );
    },
    createUser: refuse,
    linkAccount: refuse,
  } as unknown as NextAuthOptions['adapter'];
}
