import { z } from 'zod';
import { defineSetting, type Setting } from '@/core/settings/settings';
import { backupSettings } from './backups/backups.settings';
import { timing } from './notifications/timing';
import { platformRetention } from './retention/platform.retention';

const security = { scope: 'tenant', permission: 'security:write' } as const;

/** After how many days a password has to be changed before its person can work in the tenant; 0 for never. */
export const passwordDays = defineSetting({
  ...security,
  name: 'security.passwordDays',
  summary: 'Days until a password has to be changed; 0 for never',
  schema: z.int().min(0).max(730),
  default: 0,
});

/** Whether everybody who works in the tenant needs a second factor. */
export const requireMfa = defineSetting({
  ...security,
  name: 'security.requireMfa',
  summary: 'Everybody signs in with a second factor',
  schema: z.boolean(),
  default: false,
});

/** What can be set in the platform. */
export const platformSettings: readonly Setting[] = [
  passwordDays,
  requireMfa,
  ...backupSettings,
  timing,
  ...platformRetention.map(({ days }) => days),
];
