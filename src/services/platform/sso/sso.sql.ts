import type { Db } from '@/core/db/client';
import { rawRows } from '@/core/db/raw';

// Asked before a tenant or person is known, so of functions of the owner.

/** The active connections, of active tenants, for addresses of a domain. */
export async function findConnectionsOf(db: Db, domain: string) {
  return rawRows<{ id: string; tenant_id: string; kind: 'oidc' | 'saml'; name: string }>(
    db,
    'select * from auth_identity_providers_of($1)',
    [domain],
  );
}

/** The tenant of an active connection, if the tenant is active too. */
export async function findTenantOf(db: Db, providerId: string): Promise<string | undefined> {
  const rows = await rawRows<{ tenant_id: string }>(
    db,
    'select tenant_id from auth_identity_provider($1::uuid)',
    [providerId],
  );
  return rows[0]?.tenant_id;
}

/** The living person that an identity at a provider is linked to. */
export async function findLinked(db: Db, provider: string, subject: string): Promise<string | undefined> {
  const rows = await rawRows<{ user_id: string }>(db, 'select user_id from auth_account($1, $2)', [
    provider,
    subject,
  ]);
  return rows[0]?.user_id;
}
