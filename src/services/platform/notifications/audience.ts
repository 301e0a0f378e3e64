import { catalogue } from '@/core/catalogue';
import type { Ctx } from '@/core/context';
import type { Audience } from '@/core/notifications/rule';

/**
 * The people of the tenant whom an audience means. Roles, permissions and zones mean members at work; somebody named by
 * id may be suspended, and is told of just that.
 * @returns their ids, each once
 */
export async function peopleOf(ctx: Ctx, audience: Audience): Promise<string[]> {
  const { userIds = [], permission, zone } = audience;
  const named = userIds.filter((userId) => userId !== null);
  const roles = [...(audience.roles ?? []), ...(permission === undefined ? [] : rolesWith(permission))];
  const members = await ctx.db.membership.findMany({
    where: {
      user: { status: 'active', deletedAt: null },
      OR: [
        { userId: { in: named } },
        { status: 'active', role: { in: roles } },
        ...(zone === undefined ? [] : [{ status: 'active', zones: { has: zone } }]),
      ],
    },
    select: { userId: true },
    orderBy: { userId: 'asc' },
  });
  return members.map(({ userId }) => userId);
}

function rolesWith(permission: string): string[] {
  const table = Object.entries(catalogue().roles);
  return table.filter(([, permissions]) => permissions.includes(permission)).map(([role]) => role);
}
