import type { Ctx } from '@/core/context';
import { randomToken } from '@/core/crypto';
import { declareConstraint } from '@/core/db/constraints';
import { key, lockName, lockRow, requireVersion } from '@/core/db/rows';
import { AppError, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { dns } from '@/core/outbound/dns';
import { inTransaction } from '@/core/transaction';
import { emailDomainClaimed, emailDomainDeleted, emailDomainVerified } from './email-domains.events';
import { emailDomainListing } from './email-domains.listing';

declareConstraint('email_domains_tenant_id_domain_key', {
  code: 'CONFLICT',
  field: 'domain',
  message: 'This domain is in your list already.',
});
declareConstraint('email_domains_proven', {
  code: 'CONFLICT',
  field: 'domain',
  message: 'Another tenant has proven this domain. Ask our support if it is yours.',
});

/** What guards the rule that a connection names proven domains only. */
export const DOMAINS_LOCK = 'email-domains';

/** The mail domains that the tenant has claimed, with the record that proves each. */
export async function listEmailDomains(ctx: Ctx, query: ListQuery) {
  const page = await listRows(ctx, emailDomainListing, query);
  return { ...page, rows: page.rows.map(asWire) };
}

/**
 * Claims a domain: it counts once its DNS record is found. Whether somebody else has proven it is told only to who can
 * prove it too.
 */
export async function claimEmailDomain(ctx: Ctx, { domain }: { domain: string }) {
  const claimed = asWire(await ctx.db.emailDomain.create({ data: { domain, token: randomToken() } }));
  await record(ctx, emailDomainClaimed, claimed.id, claimed);
  return claimed;
}

/**
 * Looks for the DNS record, and notes that the domain is proven.
 * @throws CONFLICT when the record is not there, or another tenant has proven the domain; UPSTREAM_ERROR when no name
 *   server answers
 */
export async function verifyEmailDomain(ctx: Ctx, domainId: string) {
  const claimed = await findDomain(ctx, domainId);
  if (claimed.verifiedAt) return claimed;
  const { name, value } = claimed.record;
  const found = await dns.txt(name).catch((cause: unknown) => {
    throw new AppError('UPSTREAM_ERROR', `No name server answered for ${name}. Try again later.`, { cause });
  });
  if (!found.includes(value))
    throw new AppError('CONFLICT', `There is no TXT record ${name} with ${value} yet. DNS may take an hour.`);
  return inTransaction(ctx, async (own) => {
    await lockRow(own, 'email_domains', domainId, 'domain');
    const data = { verifiedAt: own.now };
    const proven = asWire(await own.db.emailDomain.update({ where: key(own, domainId), data }));
    await record(own, emailDomainVerified, domainId, proven);
    return proven;
  });
}

/** Gives a domain up. @throws CONFLICT while a connection sends its addresses to a provider */
export async function deleteEmailDomain(ctx: Ctx, domainId: string) {
  await lockName(ctx, DOMAINS_LOCK);
  const domain = await findDomain(ctx, domainId);
  requireVersion(ctx, domain);
  const used = await ctx.db.identityProvider.findFirst({ where: { emailDomains: { has: domain.domain } } });
  if (used)
    throw new AppError('CONFLICT', `The connection ${used.name} uses this domain. Take it out there first.`);
  await ctx.db.emailDomain.delete({ where: key(ctx, domainId) });
  await record(ctx, emailDomainDeleted, domainId, domain);
  return { id: domainId };
}

/** Of these domains, those that the tenant has proven. */
export async function provenAmong(ctx: Ctx, domains: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.db.emailDomain.findMany({
    where: { domain: { in: [...domains] }, verifiedAt: { not: null } },
    select: { domain: true },
  });
  return new Set(rows.map(({ domain }) => domain));
}

/** The domain of an address, in the form that the list of domains has. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

async function findDomain(ctx: Ctx, domainId: string) {
  const row = await ctx.db.emailDomain.findFirst({ where: { id: domainId } });
  if (!row) throw notFound('domain');
  return asWire(row);
}

function asWire<T extends { domain: string; token: string }>({ token, ...row }: T) {
  const proof = { name: `_quintet.${row.domain}`, value: `quintet-verification=${token}` };
  return { ...row, record: proof };
}
