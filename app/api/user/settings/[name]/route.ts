import { endpoint } from '@/endpoint';
import { userSettingChanged } from '@/services/platform/settings/settings.events';
import { SetSetting, SettingParams, SettingView } from '@/services/platform/settings/settings.schema';
import { resetOwnSetting, setOwnSetting } from '@/services/platform/settings/settings.service';

export const PUT = endpoint(
  {
    summary: 'Change a setting of your own',
    permission: 'signed-in',
    audit: userSettingChanged,
    params: SettingParams,
    body: SetSetting,
    response: SettingView,
  },
  (ctx, { params, body }) => setOwnSetting(ctx, params.name, body.value),
);

export const DELETE = endpoint(
  {
    summary: 'Set a setting of your own back to its default',
    permission: 'signed-in',
    audit: userSettingChanged,
    params: SettingParams,
    response: SettingView,
  },
  (ctx, { params }) => resetOwnSetting(ctx, params.name),
);
