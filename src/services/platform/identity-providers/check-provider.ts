import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { fetchText } from '@/core/outbound/fetch-text';
import { fetchMetadata } from '@/ports/identity/oidc';
import { provenAmong } from '../email-domains/email-domains.service';
import { getIdentityProvider } from './identity-providers.service';

const Jwks = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

interface Finding {
  ok: boolean;
  message: string;
}

interface Checked {
  issuer: string;
  certificates: string[];
  emailDomains: string[];
}

/**
 * Tries a connection without signing anybody in: the provider's own description and keys, or the certificates.
 * @returns what was found, in sentences; never throws for what the provider does wrong
 */
export async function checkIdentityProvider(ctx: Ctx, providerId: string) {
  const provider = await getIdentityProvider(ctx, providerId);
  const own = provider.kind === 'oidc' ? await oidcFindings(provider) : samlFindings(ctx, provider);
  const findings = [...own, await domainFinding(ctx, provider)];
  return { ok: findings.every(({ ok }) => ok), findings };
}

async function oidcFindings({ issuer }: Checked): Promise<Finding[]> {
  try {
    const metadata = await fetchMetadata(issuer);
    const described = { ok: true, message: `${metadata.issuer} describes itself as an OpenID provider.` };
    return [described, await keysFinding(metadata.jwks_uri)];
  } catch (error) {
    if (error instanceof AppError) return [{ ok: false, message: error.message }];
    throw error;
  }
}

async function keysFinding(address: string): Promise<Finding> {
  const count = countKeys(await fetchText(address));
  return { ok: count > 0, message: `The provider publishes ${count} keys to check its tokens with.` };
}

function countKeys(text: string): number {
  try {
    return Jwks.parse(JSON.parse(text)).keys.length;
  } catch (error) {
    // Whatever stands there instead is no list of keys, which is all that the finding says.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return 0;
    throw error;
  }
}

function samlFindings(ctx: Ctx, { certificates }: Checked): Finding[] {
  return certificates.map((pem) => {
    const { subject, validTo } = new X509Certificate(pem);
    const name = subject.replaceAll('\n', ', ');
    const days = Math.floor((Date.parse(validTo) - ctx.now.getTime()) / 86_400_000);
    if (days < 0) return { ok: false, message: `The certificate of ${name} expired on ${validTo}.` };
    return { ok: true, message: `The certificate of ${name} is valid for ${days} more days.` };
  });
}

async function domainFinding(ctx: Ctx, { emailDomains }: Checked): Promise<Finding> {
  const proven = await provenAmong(ctx, emailDomains);
  const open = emailDomains.filter((domain) => !proven.has(domain));
  return open.length === 0
    ? { ok: true, message: `Addresses of ${emailDomains.join(', ')} sign in here.` }
    : { ok: false, message: `These domains are not proven: ${open.join(', ')}.` };
}
