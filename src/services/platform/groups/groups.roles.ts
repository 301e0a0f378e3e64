import { permissionsOfRole } from '@/core/catalogue';
import type { Ctx } from '@/core/context';
import { leastRole } from '@/services/roles';
import { changeMember } from '../members/members.service';

// What groups do to roles. A group raises its members to its role, and takes away only what it gave. An owner's role
// covers every other, and no group gives it: owners are made and unmade by people.

/** Gives people who are now in a group its role, unless theirs allows all of that already. */
export async function raiseTo(
  ctx: Ctx,
  role: string | null,
  membershipIds: readonly string[],
): Promise<void> {
  if (role === null) return;
  for (const member of await membersOf(ctx, membershipIds)) {
    if (!covers(member.role, role)) await changeMember(ctx, member.userId, { role });
  }
}

/** Takes a role from people who had it by a group that they have left: what their other groups give remains. */
export async function lowerFrom(
  ctx: Ctx,
  role: string | null,
  membershipIds: readonly string[],
): Promise<void> {
  if (role === null) return;
  for (const member of await membersOf(ctx, membershipIds)) {
    const remaining = member.groups.flatMap(({ group }) => group.role ?? []);
    const next = strongest(remaining) ?? leastRole;
    if (member.role === role && next !== role) await changeMember(ctx, member.userId, { role: next });
  }
}

async function membersOf(ctx: Ctx, ids: readonly string[]) {
  return ctx.db.membership.findMany({
    where: { tenantId: ctx.tenantId, id: { in: [...ids] } },
    include: { groups: { include: { group: { select: { role: true } } } } },
    // The same order whoever asks, so that two at once do not wait for each other.
    orderBy: { id: 'asc' },
  });
}

/** True when a role allows all that another does. */
function covers(role: string, other: string): boolean {
  const own = permissionsOfRole(role);
  return role === other || [...permissionsOfRole(other)].every((permission) => own.has(permission));
}

function strongest(roles: readonly string[]): string | undefined {
  return [...roles].sort(
    (a, b) => permissionsOfRole(b).size - permissionsOfRole(a).size || a.localeCompare(b),
  )[0];
}
