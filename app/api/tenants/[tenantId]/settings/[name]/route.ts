import { endpoint } from '@/endpoint';
import { settingChanged } from '@/services/platform/settings/settings.events';
import { SetSetting, SettingParams, SettingView } from '@/services/platform/settings/settings.schema';
import { resetSetting, setSetting } from '@/services/platform/settings/settings.service';

export const PUT = endpoint(
  {
    summary: 'Change a setting of a tenant',
    description: 'Some settings ask a permission of their own besides, which the list names by `mayChange`.',
    permission: 'tenants:write',
    audit: settingChanged,
    params: SettingParams,
    body: SetSetting,
    response: SettingView,
  },
  (ctx, { params, body }) => setSetting(ctx, params.name, body.value),
);

export const DELETE = endpoint(
  {
    summary: 'Set a setting of a tenant back to its default',
    permission: 'tenants:write',
    audit: settingChanged,
    params: SettingParams,
    response: SettingView,
  },
  (ctx, { params }) => resetSetting(ctx, params.name),
);
