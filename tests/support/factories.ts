import { newApiKey } from '@/core/auth/api-key-format';
import { signAccessToken } from '@/core/auth/tokens';
import { randomToken } from '@/core/crypto';
import { changing, type Db, reading } from '@/core/db/client';
import { newId } from '@/core/ids';
import { hashPassword } from '@/services/platform/auth/passwords';
import { roles } from '@/services/roles';

// Factories write the smallest valid rows by way of the app's own role: what a factory can do, row-level security allows.

/** The password of every person that a factory makes. */
export const PASSWORD = 'Correct-Horse-7';

let passwordHash: Promise<string> | undefined;

/** Runs work in a tenant's own transaction, recorded as the test's doing. */
export async function inTenant<T>(
  tenantId: string,
  work: (db: Db) => Promise<T>,
  userId: string | null = null,
  platform = false,
): Promise<T> {
  return changing(
    { tenantId, userId, platform },
    { actorType: 'job', actorId: 'test', requestId: 'test-factory' },
    work,
  );
}

/** Reads as a tenant sees it. */
export async function seenBy<T>(tenantId: string, work: (db: Db) => Promise<T>): Promise<T> {
  return reading({ tenantId, userId: null, platform: false }, work);
}

/** A tenant with its domain and branding, without members. */
export async function aTenant(
  override: { slug?: string; name?: string; modules?: string[]; plan?: string } = {},
) {
  const tenantId = newId();
  const slug =
    override.slug ??
    `t-${randomToken(9)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, 'x')}`;
  await inTenant(tenantId, async (db) => {
    const { name = 'Acme', modules = ['sites'], plan = 'pro' } = override;
    await db.tenant.create({ data: { id: tenantId, name, slug, subdomain: slug, modules, plan } });
    await db.domain.create({
      data: { host: `${slug}.localhost`, token: randomToken(), verifiedAt: new Date() },
    });
    await db.branding.create({ data: { siteName: name } });
  });
  return { tenantId, slug };
}

/** A person with the factories' password; a member of a tenant when one is given. */
export async function aPerson(
  override: {
    tenantId?: string;
    role?: string;
    zones?: string[];
    email?: string;
    platformRole?: string;
    name?: string;
  } = {},
) {
  passwordHash ??= hashPassword(PASSWORD);
  const userId = newId();
  const email = override.email ?? `${randomToken(9).toLowerCase()}@example.test`;
  const hash = await passwordHash;
  await inTenant(
    override.tenantId ?? newId(),
    async (db) => {
      const { name = 'Ada', platformRole } = override;
      await db.user.create({ data: { id: userId, email, name, passwordHash: hash, platformRole } });
      const { role = 'owner', zones } = override;
      if (override.tenantId) await db.membership.create({ data: { userId, role, zones } });
    },
    userId,
    override.platformRole !== undefined,
  );
  return { userId, email };
}

/** Proves a person's address, as the link of a letter does. */
export async function proveAddress(userId: string): Promise<void> {
  const data = { emailVerifiedAt: new Date() };
  await inTenant(newId(), (db) => db.user.update({ where: { id: userId }, data }), userId);
}

/** An access token of a new session of a person, who works in the tenant. */
export async function anAccessToken(userId: string, tenantId: string): Promise<string> {
  const expiresAt = new Date(Date.now() + 600_000);
  const session = await inTenant(
    tenantId,
    (db) => db.authSession.create({ data: { userId, tenantId, kind: 'app', expiresAt } }),
    userId,
  );
  return signAccessToken({ userId, sessionId: session.id, tenantId }, new Date());
}

/** An API key with a role's permissions, or with the scopes given; returns its text. */
export async function anApiKey({
  tenantId,
  role = 'owner',
  scopes,
  ...state
}: {
  tenantId: string;
  role?: string;
  scopes?: string[];
  expiresAt?: Date;
  revokedAt?: Date;
  rateLimit?: number;
}): Promise<string> {
  const { text, publicId, prefix, secretHash } = newApiKey('live');
  const data = {
    name: `${role} key`,
    publicId,
    prefix,
    secretHash,
    scopes: scopes ?? [...(roles[role] ?? [])],
    ...state,
  };
  await inTenant(tenantId, (db) => db.apiKey.create({ data }));
  return text;
}

/** A session of a person at work in a tenant; returns its access token. */
export async function signedIn(userId: string, tenantId: string): Promise<string> {
  const expiresAt = new Date(Date.now() + 600_000);
  const session = await inTenant(
    tenantId,
    (db) => db.authSession.create({ data: { userId, tenantId, kind: 'app', expiresAt } }),
    userId,
  );
  return signAccessToken({ userId, sessionId: session.id, tenantId }, new Date());
}

/** A draft page. */
export async function aPage(
  tenantId: string,
  override: { title?: string; slug?: string; status?: string } = {},
) {
  const slug =
    override.slug ??
    `p-${randomToken(9)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, 'x')}`;
  return inTenant(tenantId, (db) => db.page.create({ data: { title: override.title ?? 'About us', slug } }));
}

/** The types of a tenant's recorded events, oldest first. */
export async function eventTypes(tenantId: string): Promise<string[]> {
  const events = await seenBy(tenantId, (db) => db.event.findMany({ orderBy: { sequence: 'asc' } }));
  return events.map((event) => event.type);
}

/** A mail domain that the tenant has proven. */
export async function anEmailDomain(
  tenantId: string,
  domain = `${randomToken(6)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, 'x')}.example`,
) {
  await inTenant(tenantId, (db) =>
    db.emailDomain.create({ data: { domain, token: randomToken(), verifiedAt: new Date() } }),
  );
  return domain;
}

/** Suspends a tenant, as the platform does with one that does not pay. */
export async function suspendTenant(tenantId: string): Promise<void> {
  await inTenant(tenantId, (db) =>
    db.tenant.update({ where: { id: tenantId }, data: { status: 'suspended' } }),
  );
}
