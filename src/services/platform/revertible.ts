import { z } from 'zod';
import { defineRevertible, type Revertible } from '@/core/audit/revertible';
import { setSetting } from './settings/settings.service';
import { UpdateTenant } from './tenants/tenants.schema';
import { updateTenant } from './tenants/tenants.service';
import { UpdateWebhook } from './webhooks/webhooks.schema';
import { updateWebhook } from './webhooks/webhooks.service';

/** What of the platform can be set back from the audit log: never secrets, people, or who may do what. */
export const platformRevertible: readonly Revertible[] = [
  defineRevertible({
    resourceType: 'tenant',
    table: 'tenants',
    permission: 'tenants:write',
    change: UpdateTenant,
    apply: (ctx, _row, change) => updateTenant(ctx, change),
  }),
  defineRevertible({
    resourceType: 'webhook',
    table: 'webhooks',
    permission: 'webhooks:write',
    change: UpdateWebhook,
    apply: (ctx, row, change) => updateWebhook(ctx, String(row.id), change),
  }),
  defineRevertible({
    resourceType: 'setting',
    table: 'settings',
    // Each setting asks its own permission besides.
    permission: 'tenants:write',
    change: z.strictObject({ value: z.json() }),
    apply: (ctx, row, { value }) => setSetting(ctx, String(row.name), value),
  }),
];
