import type { z } from 'zod';
import type { Prisma } from '@/generated/prisma/client';
import type { Ctx } from '../context';
import { isUuid } from '../ids';

/** A setting: one value that a tenant or a person decides, with the value that holds until they do. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  /** `area.name`, such as `security.passwordDays`. */
  name: string;
  scope: 'tenant' | 'user';
  /** One sentence for the settings page. */
  summary: string;
  /** JSON in, JSON out: no codecs. */
  schema: Schema;
  default: z.output<Schema>;
  /** The permission to change it; a person's own settings need none. */
  permission: string | null;
}

/** Declares a setting; the modules' settings are gathered in src/services/settings.ts. @throws Error at load when its default is none of its values */
export function defineSetting<Schema extends z.ZodType>(setting: Setting<Schema>): Setting<Schema> {
  setting.schema.parse(setting.default);
  return setting;
}

/** The tenant's value of a setting, or its default. A kept value that a later release no longer allows counts as none. */
export async function settingOf<Schema extends z.ZodType>(
  ctx: Ctx,
  { name, schema, ...setting }: Setting<Schema>,
): Promise<z.output<Schema>> {
  const row = await ctx.db.setting.findFirst({ where: { name } });
  const kept = schema.safeParse(row?.value);
  return row && kept.success ? kept.data : setting.default;
}

/** A person's own value of a setting, or its default. */
export async function userSettingOf<Schema extends z.ZodType>(
  ctx: Ctx,
  userId: string,
  { name, schema, ...setting }: Setting<Schema>,
): Promise<z.output<Schema>> {
  if (!isUuid(userId)) return setting.default;
  const row = await ctx.db.userSetting.findUnique({ where: { userId_name: { userId, name } } });
  const kept = schema.safeParse(row?.value);
  return row && kept.success ? kept.data : setting.default;
}

/** A setting's value as the database keeps it. */
export type SettingValue = Prisma.InputJsonValue;
