import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { env } from '@/core/env';
import { AppError } from '@/core/errors';
import { guardedLookup, requireCallableUrl, systemResolver } from '@/core/outbound/address-guard';
import { fetchText, OUTBOUND_TIMEOUT_MS } from '@/core/outbound/fetch-text';

/** What an OpenID provider says of itself (OpenID Connect Discovery 1.0), as far as signing in needs it. */
const Metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  id_token_signing_alg_values_supported: z.array(z.string()).default(['RS256']),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});

export type OidcMetadata = z.output<typeof Metadata>;

const known = new LRUCache<string, OidcMetadata>({ max: 500, ttl: 10 * 60_000 });

/**
 * What a provider says of itself, at most ten minutes old.
 * @throws UPSTREAM_ERROR when it cannot be reached or is no OpenID provider of that name
 */
export async function discover(issuer: string): Promise<OidcMetadata> {
  const kept = known.get(issuer);
  if (kept) return kept;
  const fresh = await fetchMetadata(issuer);
  known.set(issuer, fresh);
  return fresh;
}

/** As `discover`, asking anew: for somebody who is setting a provider up. */
export async function fetchMetadata(issuer: string): Promise<OidcMetadata> {
  const text = await fetchText(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const metadata = parse(text);
  // A provider that speaks for another issuer could sign in anybody of that one (OpenID Connect Discovery 4.3).
  if (metadata.issuer !== issuer)
    throw new AppError('UPSTREAM_ERROR', `The provider calls itself ${metadata.issuer}, not ${issuer}.`);
  const { authorization_endpoint, token_endpoint, jwks_uri } = metadata;
  for (const address of [authorization_endpoint, token_endpoint, jwks_uri])
    requireCallableUrl(address, env().OUTBOUND_ALLOW_LOOPBACK);
  if (signatureOf(metadata) === undefined)
    throw new AppError('UPSTREAM_ERROR', 'The provider signs its tokens with no algorithm that we accept.');
  return metadata;
}

/** How id tokens of the provider are signed: with a key pair, never with a shared secret or not at all. */
export function signatureOf({ id_token_signing_alg_values_supported: offered }: OidcMetadata) {
  return ['RS256', 'ES256', 'PS256', 'EdDSA'].find((algorithm) => offered.includes(algorithm));
}

/** How our client proves itself at the token endpoint. @param hasSecret false for a public client, which PKCE protects */
export function clientAuthOf(
  { token_endpoint_auth_methods_supported: offered }: OidcMetadata,
  hasSecret: boolean,
) {
  if (!hasSecret) return 'none';
  return offered.includes('client_secret_basic') ? 'client_secret_basic' : 'client_secret_post';
}

/** How requests to a provider are sent by the library that signs in: to public addresses only, and not for long. */
export function outboundOptions() {
  return {
    timeout: OUTBOUND_TIMEOUT_MS,
    lookup: guardedLookup(systemResolver, env().OUTBOUND_ALLOW_LOOPBACK),
  };
}

function parse(text: string): OidcMetadata {
  try {
    return Metadata.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('UPSTREAM_ERROR', 'The provider does not describe itself as OpenID Connect asks.', {
      cause,
    });
  }
}
