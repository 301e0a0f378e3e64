import { isStrong } from '@/core/auth/session-strength';
import type { Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { PLATFORM_TENANT_ID } from '@/core/ids';
import { settingOf } from '@/core/settings/settings';
import { hasSecondFactor } from '../mfa/second-factor';
import { requireMfa } from '../settings';
import { getTenant } from '../tenants/tenants.service';
import { asPerson } from './person';

/** The person of the call: who they are, where they work now with which rights, and where else they could. */
export async function me(ctx: Ctx) {
  if (!ctx.userId) throw new AppError('FORBIDDEN', 'An API key is no person. Sign in to see yourself.');
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: ctx.userId } });
  const memberships = await ctx.db.membership.findMany({
    where: { userId: ctx.userId, status: 'active', tenant: { deletedAt: null } },
    include: { tenant: { select: { name: true, slug: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const places = memberships.map(({ tenantId, role, tenant }) => ({
    tenantId,
    role,
    tenantName: tenant.name,
    tenantSlug: tenant.slug,
  }));
  return {
    user: asPerson(user),
    tenant: ctx.tenantId === PLATFORM_TENANT_ID ? null : await getTenant(ctx),
    role: ctx.platform
      ? 'super_admin'
      : (places.find((place) => place.tenantId === ctx.tenantId)?.role ?? null),
    permissions: [...ctx.permissions].sort(),
    memberships: places,
    emailVerified: user.emailVerifiedAt !== null,
    phone: user.phone,
    phoneVerified: user.phoneVerifiedAt !== null,
    secondFactor: await hasSecondFactor(ctx, user.id),
    lacksSecondFactor: await lacksSecondFactor(ctx),
  };
}

/** True where the frame withholds the tenant's permissions until the session has a second factor. */
async function lacksSecondFactor(ctx: Ctx): Promise<boolean> {
  if (!ctx.sessionId || !(await settingOf(ctx, requireMfa))) return false;
  const { method } = await ctx.db.authSession.findUniqueOrThrow({ where: { id: ctx.sessionId } });
  return !isStrong(method);
}
