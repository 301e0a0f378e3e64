import type { Ctx } from '@/core/context';
import { declareConstraint } from '@/core/db/constraints';
import { key, lockRow } from '@/core/db/rows';
import { invalid, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import { check } from '@/core/http/parse';
import { isUuid } from '@/core/ids';
import type { Prisma } from '@/generated/prisma/client';
import { groupCreated, groupDeleted, groupUpdated } from '../groups/groups.events';
import { lowerFrom, raiseTo } from '../groups/groups.roles';
import { getGroup } from '../groups/groups.service';
import { lockMembers } from '../members/members.rules';
import { GROUP, ScimGroup, type ScimGroupInput, type ScimListQuery, type ScimShape } from './scim.schema';
import { exactCondition, idCondition, textCondition, whereOf } from './scim-filter';
import { asDirectory, listAnswer, pageOf, patched, requireTag, shaped, withMeta } from './scim-resource';

declareConstraint('groups_tenant_id_display_name_key', {
  code: 'CONFLICT',
  field: 'displayName',
  message: 'Another group has this name.',
});

const INCLUDED = {
  members: {
    include: { membership: { include: { user: { select: { name: true } } } } },
    orderBy: { id: 'asc' },
  },
} as const;
type Row = Prisma.GroupGetPayload<{ include: typeof INCLUDED }>;
type Value = boolean | null | number | string;

const ASKS = {
  displayname: (operator: string, value: Value) => asked('displayName', textCondition(operator, value)),
  externalid: (operator: string, value: Value) => asked('externalId', exactCondition(operator, value)),
  id: (operator: string, value: Value) => asked('id', idCondition(operator, value)),
  'members.value': (operator: string, value: Value) => {
    const membershipId = idCondition(operator, value);
    return membershipId && { members: { some: { membershipId } } };
  },
};

/** The tenant's groups, as a directory sees them. */
export async function listScimGroups(ctx: Ctx, query: ScimListQuery) {
  const where = whereOf<object>(query.filter, ASKS);
  const [rows, total] = await Promise.all([
    ctx.db.group.findMany({
      where,
      include: INCLUDED,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      ...pageOf(query),
    }),
    ctx.db.group.count({ where }),
  ]);
  return listAnswer(rows.map(asGroup), total, query);
}

/** One of them. */
export async function getScimGroup(ctx: Ctx, id: string, shape: ScimShape = {}) {
  return shaped(asGroup(await findRow(ctx, id)), shape);
}

/** Makes a group. It gives no role until somebody of the tenant decides which. @throws CONFLICT for a name that is taken */
export async function createScimGroup(ctx: Ctx, body: unknown) {
  const { displayName, externalId, members } = check(ScimGroup, body);
  const { id } = await ctx.db.group.create({ data: { displayName, externalId } });
  await setMembers(ctx, { id, role: null }, idsOf(members));
  await record(ctx, groupCreated, id, await getGroup(ctx, id));
  return getScimGroup(ctx, id);
}

/** Puts what the directory says in place of what was. */
export async function replaceScimGroup(ctx: Ctx, id: string, body: unknown) {
  const { row } = await lockGroup(ctx, id);
  return apply(ctx, row, check(ScimGroup, body));
}

/** Changes what the operations name: two that add different people at once add both. */
export async function patchScimGroup(ctx: Ctx, id: string, body: unknown) {
  const { row, resource } = await lockGroup(ctx, id);
  // A member to remove is named by its value alone, and found only among what looks the same.
  const plain = { ...resource, members: resource.members.map(({ value }) => ({ value })) };
  return apply(ctx, row, check(ScimGroup, patched(plain, body)));
}

/** Removes a group; its members stay, without the role that it gave. */
export async function deleteScimGroup(ctx: Ctx, id: string): Promise<null> {
  const { row } = await lockGroup(ctx, id);
  const before = await getGroup(ctx, id);
  await setMembers(ctx, row, []);
  await ctx.db.group.delete({ where: key(ctx, id) });
  await record(ctx, groupDeleted, id, before);
  return null;
}

async function apply(ctx: Ctx, row: Row, input: ScimGroupInput) {
  const { displayName, externalId = null, members } = input;
  await ctx.db.group.update({ where: key(ctx, row.id), data: { displayName, externalId } });
  await setMembers(ctx, row, idsOf(members));
  await record(ctx, groupUpdated, row.id, await getGroup(ctx, row.id));
  return getScimGroup(ctx, row.id);
}

/** Makes these the group's members, with what that does to their roles. */
async function setMembers(
  ctx: Ctx,
  group: { id: string; role: string | null },
  wanted: string[],
): Promise<void> {
  const rows = await ctx.db.groupMember.findMany({ where: { groupId: group.id } });
  const present = rows.map(({ membershipId }) => membershipId);
  const added = wanted.filter((id) => !present.includes(id));
  const removed = present.filter((id) => !wanted.includes(id));
  await requireMembers(ctx, added);
  const own = asDirectory(ctx);
  if (removed.length > 0)
    await ctx.db.groupMember.deleteMany({ where: { groupId: group.id, membershipId: { in: removed } } });
  await lowerFrom(own, group.role, removed);
  await ctx.db.groupMember.createMany({
    data: added.map((membershipId) => ({ groupId: group.id, membershipId })),
  });
  await raiseTo(own, group.role, added);
}

async function requireMembers(ctx: Ctx, ids: string[]): Promise<void> {
  const known = ids.filter(isUuid);
  const where = { tenantId: ctx.tenantId, id: { in: known } };
  const rows = known.length > 0 ? await ctx.db.membership.findMany({ where, select: { id: true } }) : [];
  const found = new Set(rows.map(({ id }) => id));
  const unknown = ids.find((id) => !found.has(id));
  if (unknown !== undefined) throw invalid('members', `There is no user ${unknown.slice(0, 100)}.`);
}

async function lockGroup(ctx: Ctx, id: string) {
  await findRow(ctx, id);
  // In the order of everything that changes roles, so that two at once do not wait for each other.
  await lockMembers(ctx);
  await lockRow(ctx, 'groups', id, 'group');
  const row = await findRow(ctx, id);
  const resource = asGroup(row);
  requireTag(ctx, resource);
  return { row, resource };
}

async function findRow(ctx: Ctx, id: string): Promise<Row> {
  const row = isUuid(id) ? await ctx.db.group.findFirst({ where: { id }, include: INCLUDED }) : null;
  if (!row) throw notFound('group');
  return row;
}

function asGroup({ id, displayName, externalId, members, ...row }: Row) {
  const resource = {
    schemas: [GROUP],
    id,
    ...(externalId === null ? {} : { externalId }),
    displayName,
    members: members.map(({ membershipId, membership }) => ({
      value: membershipId,
      display: membership.user.name,
      type: 'User',
    })),
  };
  return withMeta('Group', resource, row);
}

function idsOf(members: ScimGroupInput['members']): string[] {
  return [...new Set((members ?? []).map(({ value }) => value.toLowerCase()))];
}

function asked(column: string, condition: object | undefined) {
  return condition && { [column]: condition };
}
