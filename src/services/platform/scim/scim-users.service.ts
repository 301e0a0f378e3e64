import { findLogin } from '@/core/auth/principal.sql';
import { become, type Ctx } from '@/core/context';
import { lockRow } from '@/core/db/rows';
import { AppError, invalid, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import { check } from '@/core/http/parse';
import { isUuid, newId } from '@/core/ids';
import { email } from '@/core/schema';
import type { Prisma } from '@/generated/prisma/client';
import { leastRole } from '@/services/roles';
import { asPerson } from '../auth/person';
import { domainOf, provenAmong } from '../email-domains/email-domains.service';
import { userCreated, userUpdated } from '../events';
import { lockMembers } from '../members/members.rules';
import { addMember, changeMember, removeMember, setMemberStatus } from '../members/members.service';
import { recordAbout } from '../users/users.account';
import { type ScimListQuery, type ScimShape, ScimUser, type ScimUserInput, USER } from './scim.schema';
import { exactCondition, idCondition, textCondition, whereOf } from './scim-filter';
import { asDirectory, listAnswer, pageOf, patched, requireTag, shaped, withMeta } from './scim-resource';

const REASON = 'Provisioned by the directory.';
const INCLUDED = { user: true, groups: { include: { group: { select: { displayName: true } } } } } as const;
type Row = Prisma.MembershipGetPayload<{ include: typeof INCLUDED }>;

const ASKS = {
  username: (operator: string, value: Value) => ofUser({ email: textCondition(operator, value) }),
  'emails.value': (operator: string, value: Value) => ofUser({ email: textCondition(operator, value) }),
  'emails.type': (operator: string, value: Value) =>
    operator === 'eq' ? { AND: value === 'work' ? [] : [{ id: { in: [] } }] } : undefined,
  displayname: (operator: string, value: Value) => ofUser({ name: textCondition(operator, value) }),
  externalid: (operator: string, value: Value) => defined({ externalId: exactCondition(operator, value) }),
  id: (operator: string, value: Value) => defined({ id: idCondition(operator, value) }),
  active: (operator: string, value: Value) =>
    operator === 'eq' && typeof value === 'boolean' ? { status: value ? 'active' : 'suspended' } : undefined,
};
type Value = boolean | null | number | string;

/** The tenant's people, as a directory sees them. */
export async function listScimUsers(ctx: Ctx, query: ScimListQuery) {
  const where = { AND: [{ tenantId: ctx.tenantId }, whereOf<object>(query.filter, ASKS)] };
  const [rows, total] = await Promise.all([
    ctx.db.membership.findMany({
      where,
      include: INCLUDED,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      ...pageOf(query),
    }),
    ctx.db.membership.count({ where }),
  ]);
  return listAnswer(rows.map(asUser), total, query);
}

/** One of them. */
export async function getScimUser(ctx: Ctx, id: string, shape: ScimShape = {}) {
  return shaped(asUser(await findRow(ctx, id)), shape);
}

/**
 * Makes somebody of the tenant's own domains a member: a new account without a password, or the one they have.
 * @throws VALIDATION_ERROR for an address outside the proven domains; CONFLICT for somebody who is a member
 */
export async function createScimUser(ctx: Ctx, body: unknown) {
  const input = check(ScimUser, body);
  const address = await requireOwnAddress(ctx, input.userName);
  const found = await findLogin(ctx.db, address);
  if (found?.platform_role) throw new AppError('FORBIDDEN', 'This person administers the platform.');
  const userId = found?.id ?? (await newPerson(ctx, address, nameOf(input, {}, address)));
  const here = await ctx.db.membership.findFirst({ where: { tenantId: ctx.tenantId, userId } });
  if (here) throw new AppError('CONFLICT', `${address} is a member already, with the id ${here.id}.`);
  await addMember(ctx, { userId, role: leastRole, externalId: input.externalId ?? undefined });
  if (input.active === false) await setMemberStatus(asDirectory(ctx), userId, 'suspended', REASON);
  const row = await ctx.db.membership.findFirstOrThrow({ where: { tenantId: ctx.tenantId, userId } });
  return getScimUser(ctx, row.id);
}

/** Puts what the directory says in place of what was: of the attributes that are kept. */
export async function replaceScimUser(ctx: Ctx, id: string, body: unknown) {
  const { row, resource } = await lockUser(ctx, id);
  return apply(ctx, row, resource, check(ScimUser, body));
}

/** Changes what the operations name. */
export async function patchScimUser(ctx: Ctx, id: string, body: unknown) {
  const { row, resource } = await lockUser(ctx, id);
  return apply(ctx, row, resource, check(ScimUser, patched(resource, body)));
}

/** Ends a membership; the account and its other memberships stay. @throws CONFLICT for the last owner */
export async function deleteScimUser(ctx: Ctx, id: string): Promise<null> {
  const { row } = await lockUser(ctx, id);
  await removeMember(asDirectory(ctx), row.userId, 'Removed by the directory.');
  return null;
}

type Resource = ReturnType<typeof asUser>;

async function lockUser(ctx: Ctx, id: string) {
  await findRow(ctx, id);
  // In the order of everything that changes members, so that two at once do not wait for each other.
  await lockMembers(ctx);
  await lockRow(ctx, 'memberships', id, 'user');
  const row = await findRow(ctx, id);
  const resource = asUser(row);
  requireTag(ctx, resource);
  return { row, resource };
}

async function apply(ctx: Ctx, row: Row, before: Resource, input: ScimUserInput) {
  const own = asDirectory(ctx);
  const { userId } = row;
  await changePerson(ctx, row, before, input);
  const externalId = input.externalId ?? null;
  if (externalId !== row.externalId) await changeMember(own, userId, { externalId });
  if (typeof input.active === 'boolean')
    await setMemberStatus(own, userId, input.active ? 'active' : 'suspended', REASON);
  return getScimUser(ctx, row.id);
}

/** Name and address of somebody whose address is of the tenant's domains; a guest's are their own. */
async function changePerson(ctx: Ctx, { user }: Row, before: Resource, input: ScimUserInput): Promise<void> {
  const name = nameOf(input, before, user.name);
  const address = input.userName.toLowerCase() === user.email.toLowerCase() ? user.email : input.userName;
  if (name === user.name && address === user.email) return;
  await requireOwnAddress(ctx, user.email);
  const wanted = address === user.email ? user.email : await requireOwnAddress(ctx, address);
  if (user.platformRole) throw new AppError('FORBIDDEN', 'This person administers the platform.');
  const theirs = await become(ctx, { userId: user.id });
  const changed = await theirs.db.user.update({ where: { id: user.id }, data: { name, email: wanted } });
  await recordAbout(ctx, userUpdated, changed);
}

async function newPerson(ctx: Ctx, address: string, name: string): Promise<string> {
  const id = newId();
  const theirs = await become(ctx, { userId: id });
  const user = await theirs.db.user.create({ data: { id, email: address, name } });
  await record(theirs, userCreated, id, asPerson(user));
  await become(ctx, {});
  return id;
}

/** The address as it is kept. @throws VALIDATION_ERROR on `userName` when it is none of a proven domain's */
async function requireOwnAddress(ctx: Ctx, text: string): Promise<string> {
  const address = email.safeParse(text);
  if (!address.success) throw invalid('userName', 'Must be an e-mail address.');
  const domain = domainOf(address.data);
  if (!(await provenAmong(ctx, [domain])).has(domain))
    throw invalid('userName', `The tenant has not proven the domain ${domain}.`);
  return address.data;
}

interface Names {
  displayName?: string | null;
  name?: { formatted?: string | null; givenName?: string | null; familyName?: string | null } | null;
}

/** A person has one name here: of the forms that a directory has for it, the one that it has changed. */
function nameOf(after: Names, before: Names, fallback: string): string {
  const joined = ({ name }: Names) => [name?.givenName, name?.familyName].filter(Boolean).join(' ');
  const forms = [
    [after.displayName, before.displayName],
    [after.name?.formatted, before.name?.formatted],
    [joined(after), joined(before)],
  ];
  const changed = forms.find(([now, then]) => now && now !== then)?.[0];
  return (changed ?? fallback).trim().slice(0, 120) || fallback;
}

async function findRow(ctx: Ctx, id: string): Promise<Row> {
  const where = { tenantId: ctx.tenantId, id };
  const row = isUuid(id) ? await ctx.db.membership.findFirst({ where, include: INCLUDED }) : null;
  if (!row) throw notFound('user');
  return row;
}

function asUser({ id, externalId, status, user, groups, ...row }: Row) {
  const parts = user.name.split(' ');
  const familyName = parts.length > 1 ? (parts.pop() ?? '') : '';
  const resource = {
    schemas: [USER],
    id,
    ...(externalId === null ? {} : { externalId }),
    userName: user.email,
    displayName: user.name,
    name: { formatted: user.name, givenName: parts.join(' '), familyName },
    emails: [{ value: user.email, type: 'work', primary: true }],
    active: status === 'active',
    groups: groups.map(({ groupId, group }) => ({ value: groupId, display: group.displayName })),
  };
  return withMeta('User', resource, row);
}

function ofUser(condition: { email?: object; name?: object }) {
  const defined = Object.values(condition).every((value) => value !== undefined);
  return defined ? { user: condition } : undefined;
}

function defined<T extends object>(condition: T): T | undefined {
  return Object.values(condition).every((value) => value !== undefined) ? condition : undefined;
}
