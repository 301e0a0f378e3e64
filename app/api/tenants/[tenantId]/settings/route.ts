import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { SettingView } from '@/services/platform/settings/settings.schema';
import { listSettings } from '@/services/platform/settings/settings.service';

export const GET = endpoint(
  {
    summary: 'List the settings of a tenant',
    description: 'Every setting of the modules that the tenant has, with its value, default and JSON Schema.',
    permission: 'tenants:read',
    audit: { none: 'reads only' },
    response: z.array(SettingView),
  },
  (ctx) => listSettings(ctx),
);
