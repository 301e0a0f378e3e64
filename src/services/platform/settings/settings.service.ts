import { z } from 'zod';
import { catalogue } from '@/core/catalogue';
import type { Ctx } from '@/core/context';
import { lockName } from '@/core/db/rows';
import { AppError, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { Setting, SettingValue } from '@/core/settings/settings';
import { requirePerson } from '../auth/person';
import { settingChanged, userSettingChanged } from './settings.events';

/** Every setting of the tenant's modules with its present value. */
export async function listSettings(ctx: Ctx) {
  const rows = await ctx.db.setting.findMany();
  return settingsOf(ctx, 'tenant').map((setting) => view(ctx, setting, valueIn(rows, setting)));
}

/**
 * Decides a setting of the tenant.
 * @throws NOT_FOUND for an unknown name; FORBIDDEN without the setting's own permission; VALIDATION_ERROR on `value`
 */
export async function setSetting(ctx: Ctx, name: string, value: unknown) {
  const setting = settingNamed(ctx, 'tenant', name);
  requirePermission(ctx, setting);
  const kept = checked(setting, value);
  await lockName(ctx, `setting:${name}`);
  await ctx.db.setting.upsert({
    where: { tenantId_name: { tenantId: ctx.tenantId, name } },
    create: { name, value: kept },
    update: { value: kept },
  });
  await record(ctx, settingChanged, name, { name, value: kept as z.core.util.JSONType });
  return view(ctx, setting, kept);
}

/** Sets a setting of the tenant back to its default. */
export async function resetSetting(ctx: Ctx, name: string) {
  const setting = settingNamed(ctx, 'tenant', name);
  requirePermission(ctx, setting);
  const { count } = await ctx.db.setting.deleteMany({ where: { name } });
  if (count > 0) await record(ctx, settingChanged, name, { name, value: asJson(setting.default) });
  return view(ctx, setting, undefined);
}

/** Every setting of the caller's own. */
export async function listOwnSettings(ctx: Ctx) {
  const userId = requirePerson(ctx);
  const rows = await ctx.db.userSetting.findMany({ where: { userId } });
  return settingsOf(ctx, 'user').map((setting) => view(ctx, setting, valueIn(rows, setting)));
}

/** Decides a setting of the caller's own. Throws as `setSetting`. */
export async function setOwnSetting(ctx: Ctx, name: string, value: unknown) {
  const userId = requirePerson(ctx);
  const setting = settingNamed(ctx, 'user', name);
  const kept = checked(setting, value);
  await lockName(ctx, `user-setting:${userId}:${name}`);
  await ctx.db.userSetting.upsert({
    where: { userId_name: { userId, name } },
    create: { userId, name, value: kept },
    update: { value: kept },
  });
  await record(ctx, userSettingChanged, name, { name });
  return view(ctx, setting, kept);
}

/** Sets a setting of the caller's own back to its default. */
export async function resetOwnSetting(ctx: Ctx, name: string) {
  const userId = requirePerson(ctx);
  const setting = settingNamed(ctx, 'user', name);
  const { count } = await ctx.db.userSetting.deleteMany({ where: { userId, name } });
  if (count > 0) await record(ctx, userSettingChanged, name, { name });
  return view(ctx, setting, undefined);
}

/** The settings of the modules that the tenant has. */
function settingsOf(ctx: Ctx, scope: Setting['scope']): Setting[] {
  return catalogue()
    .modules.filter(({ name }) => name === 'platform' || ctx.tenant?.modules.includes(name))
    .flatMap(({ settings }) => settings.filter((setting) => setting.scope === scope));
}

function settingNamed(ctx: Ctx, scope: Setting['scope'], name: string): Setting {
  const setting = settingsOf(ctx, scope).find((one) => one.name === name);
  if (!setting) throw notFound('setting');
  return setting;
}

function requirePermission(ctx: Ctx, { permission }: Setting): void {
  if (permission === null || ctx.permissions.has(permission)) return;
  throw new AppError('FORBIDDEN', `This needs the permission ${permission}, which you do not have.`);
}

function checked(setting: Setting, value: unknown): SettingValue {
  const result = setting.schema.safeParse(value);
  if (result.success) return result.data as SettingValue;
  const details = result.error.issues.map(({ path, message }) => ({
    field: ['value', ...path].join('.'),
    message,
  }));
  throw new AppError('VALIDATION_ERROR', undefined, { details });
}

function valueIn(rows: readonly { name: string; value: unknown }[], { name, schema }: Setting): unknown {
  const kept = schema.safeParse(rows.find((row) => row.name === name)?.value);
  return kept.success ? kept.data : undefined;
}

function view(ctx: Ctx, setting: Setting, value: unknown) {
  const { name, summary, permission } = setting;
  return {
    name,
    summary,
    value: asJson(value ?? setting.default),
    default: asJson(setting.default),
    isDefault: value === undefined,
    mayChange: permission === null || ctx.permissions.has(permission),
    schema: z.toJSONSchema(setting.schema) as Record<string, z.core.util.JSONType>,
  };
}

/** Settings take and give plain JSON (see `Setting.schema`). */
function asJson(value: unknown): z.core.util.JSONType {
  return value as z.core.util.JSONType;
}
