import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { SettingView } from '@/services/platform/settings/settings.schema';
import { listOwnSettings } from '@/services/platform/settings/settings.service';

export const GET = endpoint(
  {
    summary: 'List your own settings',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    response: z.array(SettingView),
  },
  (ctx) => listOwnSettings(ctx),
);
