import { z } from 'zod';
import { defineEvent, type EventDefinition } from '@/core/events/catalogue';
import { apiKeyEvents } from './api-keys/api-keys.events';
import { auditEvents } from './audit/audit.events';
import { authEvents } from './auth/auth.events';
import { Person } from './auth/auth.schema';
import { backupEvents } from './backups/backups.events';
import { dataExportEvents } from './data-exports/data-exports.events';
import { emailDomainEvents } from './email-domains/email-domains.events';
import { groupEvents } from './groups/groups.events';
import { identityProviderEvents } from './identity-providers/identity-providers.events';
import { invitationEvents } from './invitations/invitations.events';
import { jobEvents } from './jobs/jobs.events';
import { memberEvents } from './members/members.events';
import { mfaEvents } from './mfa/mfa.events';
import { notificationEvents } from './notifications/notifications.events';
import { passkeyEvents } from './passkeys/passkeys.events';
import { personalEvents } from './personal/personal.events';
import { retentionEvents } from './retention/retention.events';
import { settingsEvents } from './settings/settings.events';
import { Tenant } from './tenants/tenants.schema';
import { userEvents } from './users/users.events';
import { Webhook } from './webhooks/webhooks.schema';

const tenant = { resource: 'tenant', payload: Tenant, permission: 'tenants:read' };
export const tenantCreated = defineEvent({
  ...tenant,
  type: 'tenant.created',
  summary: 'A tenant was created',
});
export const tenantUpdated = defineEvent({
  ...tenant,
  type: 'tenant.updated',
  summary: 'A tenant was changed',
});
export const tenantDeleted = defineEvent({
  ...tenant,
  type: 'tenant.deleted',
  summary: 'A tenant was closed',
});

const person = { resource: 'user', payload: Person, permission: 'members:read' };
export const userCreated = defineEvent({
  ...person,
  type: 'user.created',
  summary: 'A person registered or was added',
});
export const userUpdated = defineEvent({ ...person, type: 'user.updated', summary: 'A person changed' });

const session = {
  resource: 'session',
  payload: z.object({ id: z.uuid(), userId: z.uuid(), reason: z.string().optional() }),
  permission: 'members:read',
};
export const sessionStarted = defineEvent({
  ...session,
  type: 'session.started',
  summary: 'Somebody signed in',
});
export const sessionEnded = defineEvent({
  ...session,
  type: 'session.ended',
  summary: 'Somebody signed out',
});
export const sessionRefreshed = defineEvent({
  ...session,
  type: 'session.refreshed',
  summary: 'A session was renewed',
});
export const refreshTokenReused = defineEvent({
  ...session,
  type: 'session.token_reused',
  summary: 'A spent refresh token was used again, and its session ended',
});

const webhook = { resource: 'webhook', payload: Webhook, permission: 'webhooks:read' };
export const webhookCreated = defineEvent({
  ...webhook,
  type: 'webhook.created',
  summary: 'A webhook was created',
});
export const webhookUpdated = defineEvent({
  ...webhook,
  type: 'webhook.updated',
  summary: 'A webhook was changed',
});
export const webhookDeleted = defineEvent({
  ...webhook,
  type: 'webhook.deleted',
  summary: 'A webhook was removed',
});
export const webhookDisabled = defineEvent({
  ...webhook,
  type: 'webhook.disabled',
  summary: 'A webhook was switched off because its receiver failed for 5 days or answered 410',
});
export const webhookTest = defineEvent({
  resource: 'webhook',
  type: 'webhook.test',
  summary: 'Sent on demand, to try a receiver',
  permission: 'webhooks:read',
  payload: z.object({ webhookId: z.uuid(), message: z.string() }),
});

export const platformEvents: readonly EventDefinition[] = [
  ...emailDomainEvents,
  ...identityProviderEvents,
  ...groupEvents,
  tenantCreated,
  tenantUpdated,
  tenantDeleted,
  ...jobEvents,
  ...memberEvents,
  ...invitationEvents,
  userCreated,
  userUpdated,
  ...userEvents,
  ...authEvents,
  ...mfaEvents,
  ...passkeyEvents,
  sessionStarted,
  sessionEnded,
  sessionRefreshed,
  refreshTokenReused,
  ...apiKeyEvents,
  webhookCreated,
  webhookUpdated,
  webhookDeleted,
  webhookDisabled,
  webhookTest,
  ...notificationEvents,
  ...auditEvents,
  ...personalEvents,
  ...settingsEvents,
  ...backupEvents,
  ...dataExportEvents,
  ...retentionEvents,
];
