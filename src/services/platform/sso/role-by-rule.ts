import type { Ctx } from '@/core/context';
import { invalid } from '@/core/errors';
import { roleNames } from '@/services/roles';
import { requireGrantable } from '../members/members.rules';

/**
 * Lets a role be given by a rule (a connection, a group) to people who come later.
 * @param field where the caller named the role
 * @throws VALIDATION_ERROR for an unknown role and for owner, which people give by name; FORBIDDEN for a role above the
 *   caller's own
 */
export async function requireGivenByRule(ctx: Ctx, field: string, role: string): Promise<void> {
  if (role === 'owner' || !roleNames.includes(role))
    throw invalid(field, `There is no role ${role} to give to whoever comes.`);
  await requireGrantable(ctx, { role, zones: [], locationIds: [] });
}
