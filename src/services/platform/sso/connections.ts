import { become, type Ctx } from '@/core/context';
import { reading } from '@/core/db/client';
import { notFound } from '@/core/errors';
import { PLATFORM_TENANT_ID } from '@/core/ids';
import type { IdentityProvider } from '@/generated/prisma/client';
import { findTenantOf } from './sso.sql';

const NOBODY = { tenantId: PLATFORM_TENANT_ID, userId: null, platform: false };

/** One active connection of an active tenant, read outside any transaction; null when there is none. */
export async function loadConnection(id: string, kind: 'oidc' | 'saml'): Promise<IdentityProvider | null> {
  const tenantId = await reading(NOBODY, (db) => findTenantOf(db, id));
  if (!tenantId) return null;
  return reading({ ...NOBODY, tenantId }, (db) => db.identityProvider.findFirst({ where: { id, kind } }));
}

/** One active connection, within the caller's transaction, which goes on as its tenant. @throws NOT_FOUND */
export async function enterConnection(ctx: Ctx, id: string, kind: 'oidc' | 'saml') {
  const tenantId = await findTenantOf(ctx.db, id);
  if (!tenantId) throw notFound('connection');
  const own = await become(ctx, { tenantId });
  const connection = await own.db.identityProvider.findFirst({ where: { id, kind } });
  if (!connection) throw notFound('connection');
  return { own, connection };
}
