import { become, type Ctx } from '@/core/context';
import { randomToken } from '@/core/crypto';
import { AppError, notFound } from '@/core/errors';
import { localPath } from '@/core/http/local-path';
import { logger } from '@/core/logger';
import type { IdentityProvider } from '@/generated/prisma/client';
import {
  metadataXml,
  REQUEST_SECONDS,
  type RequestStore,
  readAnswer,
  requestUrl,
  type SamlConnection,
  SamlRefusal,
} from '@/ports/identity/saml';
import { providerUrls } from '../identity-providers/identity-providers.service';
import { enterConnection, loadConnection } from './connections';
import { refusedSignIn, resolvePerson } from './sign-in';
import { challengeOf, issueTicket } from './tickets';

/** Our metadata for one connection. @throws NOT_FOUND */
export async function samlMetadata(providerId: string): Promise<string> {
  const connection = await loadConnection(providerId, 'saml');
  if (!connection) throw notFound('connection');
  return metadataXml(sides(connection));
}

/**
 * Sends somebody to their provider.
 * @param asked `next` is where on this site to go on; `challenge` is an app's own (SHA-256 of its verifier, base64url),
 *   without which a verifier is made for the browser's cookie
 * @returns the provider's address, and the verifier to put into the cookie
 */
export async function startSaml(ctx: Ctx, providerId: string, asked: { next?: string; challenge?: string }) {
  const { own, connection } = await enterConnection(ctx, providerId, 'saml');
  const verifier = asked.challenge ? null : randomToken();
  const challenge = asked.challenge ?? challengeOf(verifier ?? '');
  const store = storeOf(own, providerId, { challenge, returnTo: localPath(asked.next) });
  return { url: await requestUrl(sides(connection), store), verifier };
}

/**
 * Takes a provider's answer and gives a ticket for it, which only who began the sign-in can exchange.
 * @param answer the form field SAMLResponse
 * @throws INVALID_CREDENTIALS, alike whatever is wrong
 */
export async function finishSaml(ctx: Ctx, providerId: string, answer: string) {
  const { own, connection } = await enterConnection(ctx, providerId, 'saml');
  const waiting = await believe(own, connection, answer);
  const { assertion, challenge, returnTo } = waiting;
  const { subject, email, name } = assertion;
  const identity = { provider: `saml-${providerId}`, subject, email, emailVerified: null, name };
  const person = await resolvePerson(own, identity, connection);
  const theirs = await become(own, { userId: person.id });
  const ticket = await issueTicket(theirs, person.id, { tenantId: connection.tenantId, challenge });
  return { ticket, returnTo };
}

async function believe(ctx: Ctx, connection: IdentityProvider, answer: string) {
  try {
    const store = storeOf(ctx, connection.id);
    const assertion = await readAnswer(sides(connection), store, answer);
    await requireFirstUse(ctx, connection.id, assertion);
    return { assertion, ...store.taken() };
  } catch (error) {
    if (!(error instanceof SamlRefusal)) throw error;
    logger().warn(
      { connection: connection.id, requestId: ctx.requestId, reason: error.message },
      'SAML answer refused',
    );
    throw refusedSignIn(error.message);
  }
}

async function requireFirstUse(
  ctx: Ctx,
  providerId: string,
  { id, expiresAt }: { id: string; expiresAt: Date },
) {
  const data = [{ providerId, kind: 'assertion', messageId: id, expiresAt }];
  const { count } = await ctx.db.samlMessage.createMany({ data, skipDuplicates: true });
  if (count === 0) throw new SamlRefusal('The assertion was used before.');
}

interface Waiting {
  challenge: string;
  returnTo: string;
}

/** The requests of a connection, kept by the database for ten minutes, each taken by one answer. */
function storeOf(ctx: Ctx, providerId: string, asked?: Waiting): RequestStore & { taken: () => Waiting } {
  let taken: Waiting | undefined;
  const request = (messageId: string) => ({
    providerId,
    kind: 'request',
    messageId,
    expiresAt: { gt: ctx.now },
  });
  return {
    save: async (messageId) => {
      const expiresAt = new Date(ctx.now.getTime() + REQUEST_SECONDS * 1000);
      await ctx.db.samlMessage.create({
        data: { providerId, kind: 'request', messageId, expiresAt, ...asked },
      });
    },
    waits: async (messageId) => (await ctx.db.samlMessage.count({ where: request(messageId) })) === 1,
    take: async (messageId) => {
      const row = await ctx.db.samlMessage.findFirst({ where: request(messageId) });
      const { count } = await ctx.db.samlMessage.deleteMany({ where: request(messageId) });
      taken = { challenge: row?.challenge ?? '', returnTo: row?.returnTo ?? '/' };
      return count === 1;
    },
    taken: () => {
      if (!taken) throw new AppError('INTERNAL_SERVER_ERROR');
      return taken;
    },
  };
}

function sides(connection: IdentityProvider): SamlConnection {
  const { audience, redirectUrl } = providerUrls(connection);
  const { issuer, signInUrl, certificates } = connection;
  return { issuer, signInUrl: signInUrl ?? '', certificates, audience: audience ?? '', redirectUrl };
}
