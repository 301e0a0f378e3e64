import { catalogue, permissionsOfRole } from '@/core/catalogue';
import type { Ctx } from '@/core/context';
import { invalid, notFound } from '@/core/errors';
import { routePattern } from '@/core/http/method-refusal';
import { ROUTE_PERMISSIONS } from '@/core/http/route-permissions';
import { settingOf } from '@/core/settings/settings';
import { leastRole, roles, zonalRoles } from '@/services/roles';
import { getApiKey } from '../api-keys/api-keys.service';
import { membershipKey } from '../members/members.rules';
import { getMember } from '../members/members.service';
import { requireMfa } from '../settings';
import { getTenant } from '../tenants/tenants.service';
import type { ExplainAccessInput, Rule } from './access.schema';

/** Every role with its permissions, and every permission in words. */
export async function roleTable() {
  const table = Object.entries(roles).map(([name, permissions]) => ({
    name,
    permissions: [...permissions],
    zonal: zonalRoles.includes(name),
  }));
  return { permissions: [...catalogue().everyPermission].map(described), roles: table, leastRole };
}

/**
 * What a member would gain and lose by another role. Changes nothing.
 * @throws NOT_FOUND for somebody outside the tenant
 */
export async function previewRole(ctx: Ctx, { userId, role }: { userId: string; role: string }) {
  const { role: from } = await getMember(ctx, userId);
  const [now, then] = [permissionsOfRole(from), permissionsOfRole(role)];
  const gains = [...then].filter((permission) => !now.has(permission)).map(described);
  const loses = [...now].filter((permission) => !then.has(permission)).map(described);
  return { userId, from, to: role, gains, loses };
}

/**
 * Says whether a person or key of the tenant may do something, and by which rules: the same that the frame asks, in its
 * order, each with its outcome.
 * @throws NOT_FOUND for somebody outside the tenant; VALIDATION_ERROR for what does not exist
 */
export async function explainAccess(ctx: Ctx, input: ExplainAccessInput) {
  const { permission, rules: asked } = whatIsAsked(ctx, input);
  const who = input.userId
    ? await rulesOfPerson(ctx, input.userId, permission)
    : await rulesOfKey(ctx, input.apiKeyId ?? '', permission, input.method);
  const tail = permission.includes(':') && !who.platform ? [await moduleRule(ctx, permission)] : [];
  const rules = permission === 'public' ? asked : [...asked, ...who.rules, ...tail];
  return { allowed: rules.every(({ passed }) => passed), permission, rules };
}

function whatIsAsked(ctx: Ctx, { permission, method, path }: ExplainAccessInput) {
  if (permission !== undefined) {
    if (!catalogue().everyPermission.has(permission))
      throw invalid('permission', `There is no permission ${permission}.`);
    return { permission, rules: [] };
  }
  const pathname = (path ?? '').split('?')[0] ?? '';
  const pattern = routePattern(pathname);
  const needed = pattern ? ROUTE_PERMISSIONS[`${method} ${pattern}`] : undefined;
  if (pattern === null || needed === undefined) throw invalid('path', `${method} ${path} is not offered.`);
  const rules = [rule('endpoint', true, `${method} ${pattern} asks ${needed}.`)];
  if (pattern.startsWith('/api/tenants/{tenantId}') && !pathname.toLowerCase().includes(ctx.tenantId))
    rules.push(rule('tenant', false, 'The path names another tenant, which is answered like none.'));
  return { permission: needed, rules };
}

async function rulesOfPerson(ctx: Ctx, userId: string, permission: string) {
  const membership = await ctx.db.membership.findUnique({
    where: membershipKey(ctx, userId),
    include: { user: true },
  });
  if (!membership) throw notFound('member');
  const { user, role, status } = membership;
  const platform = user.platformRole === 'super_admin';
  const account = rule(
    'account',
    user.status === 'active' && user.deletedAt === null,
    `The account of ${user.email} is ${user.deletedAt ? 'deleted' : user.status}.`,
  );
  if (platform)
    return {
      platform,
      rules: [account, rule('role', true, 'A platform administrator may do everything everywhere.')],
    };
  const known = Object.hasOwn(roles, role);
  const rules = [
    account,
    await tenantRule(ctx),
    rule('membership', status === 'active', `The membership is ${status}.`),
    ...(await secondFactorRule(ctx)),
    rule('role', true, known ? `The role is ${role}.` : `${role} is no role; ${leastRole} counts instead.`),
    ...permissionRule(permission, permissionsOfRole(role), `The role ${known ? role : leastRole}`),
  ];
  return { platform, rules };
}

async function rulesOfKey(ctx: Ctx, keyId: string, permission: string, method: string | undefined) {
  const key = await getApiKey(ctx, keyId);
  const expired = key.expiresAt !== null && key.expiresAt <= ctx.now;
  const state = key.revokedAt ? 'revoked' : expired ? 'expired' : 'valid';
  const module = catalogue().moduleOfPermission.get(permission) ?? 'platform';
  const { testData = false } = catalogue().modules.find(({ name }) => name === module) ?? {};
  const usable = key.mode === 'live' || testData || (permission === 'signed-in' && method === 'GET');
  const places =
    key.allowedAddresses.length > 0 ? ` It works from ${key.allowedAddresses.join(', ')} only.` : '';
  const rules = [
    rule('key', state === 'valid', `The key ${key.prefix} is ${state}.${places}`),
    await tenantRule(ctx),
    rule(
      'mode',
      usable,
      usable ? `The key is in ${key.mode} mode.` : `The module ${module} has no test data.`,
    ),
    ...permissionRule(permission, new Set(key.scopes), 'The key'),
  ];
  return { platform: false, rules };
}

/** Whether a session has a second factor is known when it calls; that it needs one is known before. */
async function secondFactorRule(ctx: Ctx): Promise<Rule[]> {
  if (!(await settingOf(ctx, requireMfa))) return [];
  return [
    rule('second_factor', true, 'The tenant asks for a second factor: a session without one may do nothing.'),
  ];
}

async function tenantRule(ctx: Ctx): Promise<Rule> {
  const { status } = await getTenant(ctx);
  return rule('tenant', status === 'active', `The tenant is ${status}.`);
}

async function moduleRule(ctx: Ctx, permission: string): Promise<Rule> {
  const module = catalogue().moduleOfPermission.get(permission) ?? 'platform';
  const { modules } = await getTenant(ctx);
  const enabled = module === 'platform' || modules.some((name) => name === module);
  return rule(
    'module',
    enabled,
    `The module ${module} is ${enabled ? 'enabled' : 'not enabled for the tenant'}.`,
  );
}

function permissionRule(permission: string, has: ReadonlySet<string>, who: string): Rule[] {
  if (!permission.includes(':')) return [];
  const passed = has.has(permission);
  return [rule('permission', passed, `${who} ${passed ? 'has' : 'lacks'} ${permission}.`)];
}

function rule(name: Rule['rule'], passed: boolean, says: string): Rule {
  return { rule: name, passed, says };
}

function described(permission: string) {
  const module = catalogue().modules.find(({ permissions }) => Object.hasOwn(permissions, permission));
  return { name: permission, words: module?.permissions[permission] ?? '', module: module?.name ?? '' };
}
