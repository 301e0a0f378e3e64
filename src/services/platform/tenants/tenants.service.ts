import { become, type Ctx } from '@/core/context';
import { randomToken } from '@/core/crypto';
import { declareConstraint } from '@/core/db/constraints';
import { requireVersion } from '@/core/db/rows';
import { env } from '@/core/env';
import { AppError, invalid, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { newId } from '@/core/ids';
import { slugFrom } from '@/core/slug';
import { tenantDeleted, tenantUpdated } from '../events';
import { tenantListing } from './tenants.listing';
import { type CreateTenantInput, hostLabel, type UpdateTenantInput } from './tenants.schema';

declareConstraint('tenants_slug_key', {
  code: 'CONFLICT',
  field: 'slug',
  message: 'This short name is taken. Choose another.',
});
declareConstraint('tenants_subdomain_key', {
  code: 'CONFLICT',
  field: 'subdomain',
  message: 'This subdomain is taken. Choose another.',
});
declareConstraint('domains_host_key', {
  code: 'CONFLICT',
  field: 'subdomain',
  message: 'This host is taken. Choose another.',
});

/** The tenants that the caller belongs to; all of them for a platform administrator. */
export async function listTenants(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, tenantListing, query);
}

/** True while the tenant is neither closed nor suspended; jobs ask, because no credential did. */
export async function isTenantOpen(ctx: Ctx): Promise<boolean> {
  const where = { id: ctx.tenantId, deletedAt: null, status: 'active' };
  return (await ctx.db.tenant.count({ where })) === 1;
}

/** The tenant of the call. */
export async function getTenant(ctx: Ctx) {
  const tenant = await ctx.db.tenant.findFirst({ where: { id: ctx.tenantId, deletedAt: null } });
  if (!tenant) throw notFound('tenant');
  return asWire(tenant);
}

/**
 * Makes a tenant with its owner's membership and its domain row, and goes on as that tenant. The flow `create-tenant`
 * adds what the modules need and records the event.
 * @param id its id, where one was promised already
 * @throws CONFLICT when the short name or subdomain is taken
 */
export async function createTenant(ctx: Ctx, input: CreateTenantInput, id = newId()) {
  if (!ctx.userId) throw new AppError('FORBIDDEN', 'A tenant is created by a person, who becomes its owner.');
  const slug = input.slug ?? labelFrom(input.name);
  const subdomain = input.subdomain ?? slug;
  const own = await become(ctx, { tenantId: id });
  const { name, locale, timezone, currency, modules } = input;
  const tenant = await own.db.tenant.create({
    data: { id: own.tenantId, name, slug, subdomain, locale, timezone, currency, modules },
  });
  await own.db.membership.create({ data: { userId: ctx.userId, role: 'owner' } });
  // A subdomain of ours needs no proof; custom domains are verified by a DNS record.
  await own.db.domain.create({
    data: { host: siteHost(subdomain), token: randomToken(), verifiedAt: ctx.now },
  });
  return { ctx: own, tenant: asWire(tenant) };
}

/** The host at which a tenant's site is published: its subdomain before the product's own host. */
export function siteHost(subdomain: string): string {
  return `${subdomain}.${new URL(env().APP_URL).hostname}`;
}

/** Changes the tenant's name and settings. @throws PRECONDITION_FAILED when it has moved on */
export async function updateTenant(ctx: Ctx, change: UpdateTenantInput) {
  requireVersion(ctx, await getTenant(ctx));
  const tenant = asWire(await ctx.db.tenant.update({ where: { id: ctx.tenantId }, data: change }));
  await record(ctx, tenantUpdated, tenant.id, tenant);
  return tenant;
}

/** Closes the tenant: its people and keys are refused from the next request on, its data stays until it is purged. */
export async function deleteTenant(ctx: Ctx) {
  const tenant = await getTenant(ctx);
  requireVersion(ctx, tenant);
  await ctx.db.domain.deleteMany();
  await ctx.db.tenant.update({ where: { id: tenant.id }, data: { deletedAt: ctx.now } });
  await record(ctx, tenantDeleted, tenant.id, tenant);
  return { id: tenant.id };
}

/** A short name from a name; one that is reserved or too short is refused, and the caller gives their own. */
function labelFrom(name: string): string {
  const label = hostLabel.safeParse(slugFrom(name, 63, 'site'));
  if (!label.success) throw invalid('slug', 'No short name can be made from this name. Give one.');
  return label.data;
}

/** Database texts as the schema's narrower words; the schema checks them again on the way out. */
function asWire<T extends { status: string; plan: string; modules: string[] }>(tenant: T) {
  return tenant as T & TenantWords;
}

interface TenantWords {
  status: 'active' | 'suspended';
  plan: 'free' | 'starter' | 'pro' | 'enterprise';
  modules: ('sites' | 'drift' | 'commerce' | 'integrations' | 'clinic')[];
}
