import type { Ctx } from '@/core/context';
import { decrypt, encrypt } from '@/core/crypto';
import { key, lockName, lockRow, requireVersion } from '@/core/db/rows';
import { env } from '@/core/env';
import { AppError, type ErrorDetail, invalid, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { newId } from '@/core/ids';
import { requireCallableUrl } from '@/core/outbound/address-guard';
import { DOMAINS_LOCK, provenAmong } from '../email-domains/email-domains.service';
import { requireGivenByRule } from '../sso/role-by-rule';
import {
  identityProviderCreated,
  identityProviderDeleted,
  identityProviderUpdated,
} from './identity-providers.events';
import { identityProviderListing } from './identity-providers.listing';
import type { CreateIdentityProviderInput, UpdateIdentityProviderInput } from './identity-providers.schema';

/** The tenant's connections, without their secrets. */
export async function listIdentityProviders(ctx: Ctx, query: ListQuery) {
  const page = await listRows(ctx, identityProviderListing, query);
  return { ...page, rows: page.rows.map(asWire) };
}

/** One connection, without its secret. */
export async function getIdentityProvider(ctx: Ctx, providerId: string) {
  return asWire(await findProvider(ctx, providerId));
}

/**
 * Connects the tenant to a provider.
 * @throws VALIDATION_ERROR for a domain that is not proven, an address that must not be called, a field that the kind
 *   needs, or a role above the caller's own
 */
export async function createIdentityProvider(ctx: Ctx, input: CreateIdentityProviderInput) {
  const { clientSecret, ...rest } = input;
  const id = newId();
  await requireSound(ctx, { signInUrl: null, clientId: null, certificates: [], joinRole: null, ...rest });
  const provider = asWire(
    await ctx.db.identityProvider.create({
      data: { id, ...rest, secretEncrypted: sealed(id, clientSecret) },
    }),
  );
  await record(ctx, identityProviderCreated, id, provider);
  return provider;
}

/** Changes a connection; a secret that is not named stays. Throws as `createIdentityProvider` does. */
export async function updateIdentityProvider(
  ctx: Ctx,
  providerId: string,
  change: UpdateIdentityProviderInput,
) {
  await lockRow(ctx, 'identity_providers', providerId, 'connection');
  const before = await findProvider(ctx, providerId);
  requireVersion(ctx, before);
  const { clientSecret, ...rest } = change;
  await requireSound(ctx, { ...before, ...rest }, rest.joinRole !== undefined);
  const data = { ...rest, secretEncrypted: sealed(providerId, clientSecret) };
  const provider = asWire(await ctx.db.identityProvider.update({ where: key(ctx, providerId), data }));
  await record(ctx, identityProviderUpdated, providerId, provider);
  return provider;
}

/** Removes a connection: nobody signs in by it any more. Who has belongs to the tenant as before. */
export async function deleteIdentityProvider(ctx: Ctx, providerId: string) {
  await lockRow(ctx, 'identity_providers', providerId, 'connection');
  const before = await findProvider(ctx, providerId);
  requireVersion(ctx, before);
  await ctx.db.identityProvider.delete({ where: key(ctx, providerId) });
  await record(ctx, identityProviderDeleted, providerId, asWire(before));
  return { id: providerId };
}

/** The client secret of an OIDC connection; undefined for a public client. */
export function secretOf(provider: { id: string; secretEncrypted: string | null }): string | undefined {
  return provider.secretEncrypted ? decrypt(provider.secretEncrypted, secretLabel(provider.id)) : undefined;
}

function sealed(id: string, secret: string | undefined): string | undefined {
  return secret === undefined ? undefined : encrypt(secret, secretLabel(id));
}

const secretLabel = (id: string) => `identity-provider:${id}`;

/** The addresses of a connection on our side. */
export function providerUrls({ id, kind }: { id: string; kind: string }) {
  const saml = `${env().APP_URL}/api/auth/saml/${id}`;
  return kind === 'saml'
    ? { redirectUrl: `${saml}/acs`, audience: `${saml}/metadata`, metadataUrl: `${saml}/metadata` }
    : { redirectUrl: `${env().APP_URL}/api/auth/callback/oidc-${id}`, audience: null, metadataUrl: null };
}

interface Draft {
  kind: string;
  emailDomains: string[];
  issuer: string;
  clientId: string | null;
  signInUrl: string | null;
  certificates: string[];
  joinRole: string | null;
}

async function requireSound(ctx: Ctx, draft: Draft, roleNamed = true): Promise<void> {
  const problems = draft.kind === 'oidc' ? oidcProblems(draft) : samlProblems(draft);
  if (problems.length > 0) throw new AppError('VALIDATION_ERROR', undefined, { details: problems });
  if (draft.joinRole !== null && roleNamed) await requireGivenByRule(ctx, 'joinRole', draft.joinRole);
  await lockName(ctx, DOMAINS_LOCK);
  const proven = await provenAmong(ctx, draft.emailDomains);
  const open = draft.emailDomains.filter((domain) => !proven.has(domain));
  if (open.length > 0) throw invalid('emailDomains', `Prove these domains first: ${open.join(', ')}.`);
}

function oidcProblems({ issuer, clientId }: Draft): ErrorDetail[] {
  requireIssuerUrl(issuer);
  return clientId ? [] : [{ field: 'clientId', message: 'An OpenID Connect provider gives you one.' }];
}

function samlProblems({ signInUrl, certificates }: Draft): ErrorDetail[] {
  const url = signInUrl ? [] : [{ field: 'signInUrl', message: 'Where the provider signs people in.' }];
  const keys = certificates.length > 0 ? [] : [{ field: 'certificates', message: 'Name at least one.' }];
  return [...url, ...keys];
}

/** Tokens and keys are fetched there: public addresses, and encrypted but on this very machine. */
function requireIssuerUrl(issuer: string): void {
  const problem = (message: string) => invalid('issuer', message);
  if (!URL.canParse(issuer)) throw problem('Must be a whole URL, such as https://login.example.com.');
  const { protocol } = requireCallableUrl(issuer, env().OUTBOUND_ALLOW_LOOPBACK, 'issuer');
  if (protocol !== 'https:' && !env().OUTBOUND_ALLOW_LOOPBACK) throw problem('Must begin with https://.');
}

async function findProvider(ctx: Ctx, providerId: string) {
  const provider = await ctx.db.identityProvider.findFirst({ where: { id: providerId } });
  if (!provider) throw notFound('connection');
  return provider;
}

function asWire<T extends { id: string; kind: string; status: string }>(provider: T) {
  const row = provider as T & { kind: 'oidc' | 'saml'; status: 'active' | 'disabled' };
  return { ...row, urls: providerUrls(row) };
}
