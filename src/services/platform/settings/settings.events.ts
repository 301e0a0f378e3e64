import { z } from 'zod';
import { defineEvent } from '@/core/events/catalogue';

const setting = {
  resource: 'setting',
  payload: z.object({ name: z.string(), value: z.json() }),
  permission: 'tenants:read',
};
export const settingChanged = defineEvent({
  ...setting,
  type: 'setting.changed',
  summary: 'A setting of the tenant was changed or set back to its default',
});

const own = { ...setting, resource: 'user_setting', permission: 'members:read' };
export const userSettingChanged = defineEvent({
  ...own,
  type: 'user_setting.changed',
  summary: 'Somebody changed a setting of their own',
  payload: z.object({ name: z.string() }),
});

export const settingsEvents = [settingChanged, userSettingChanged];
