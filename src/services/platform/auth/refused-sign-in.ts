import { findFirstTenant, type LoginState } from '@/core/auth/principal.sql';
import { become, type Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { newId, PLATFORM_TENANT_ID } from '@/core/ids';
import { recordAccess } from '../audit/access.service';

/**
 * Notes a sign-in with a wrong password where the people look who watch over it: in the access log of the tenant where
 * the person works, or of the platform for an address that nobody has. Both are the same work, so that the time it takes
 * tells nothing. The note is in the person's name, so that it is sealed under their key and goes with their erasure.
 * @returns the refusal to throw, which keeps the note
 */
export async function refuseSignIn(ctx: Ctx, person: LoginState | undefined): Promise<AppError> {
  const tenantId = (await findFirstTenant(ctx.db, person?.id ?? newId())) ?? PLATFORM_TENANT_ID;
  const actor = person
    ? { type: 'user' as const, id: person.id, name: person.name }
    : { type: 'anonymous' as const, id: null, name: 'anonymous' };
  const there = await become(ctx, { tenantId, actor });
  const details = { method: 'password' };
  await recordAccess(there, { action: 'session.refused', resourceType: 'session', details });
  return new AppError('INVALID_CREDENTIALS', undefined, { keepsChanges: true });
}
