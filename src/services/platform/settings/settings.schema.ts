import { z } from 'zod';

export const SettingView = z
  .object({
    name: z.string(),
    summary: z.string(),
    value: z.json(),
    default: z.json(),
    isDefault: z.boolean(),
    mayChange: z.boolean(),
    schema: z.record(z.string(), z.json()).meta({ description: 'JSON Schema of the values that it takes.' }),
  })
  .meta({ id: 'Setting' });

export const SettingParams = z.object({ name: z.string().max(80) });

export const SetSetting = z.strictObject({ value: z.json() }).meta({ id: 'SetSetting' });
