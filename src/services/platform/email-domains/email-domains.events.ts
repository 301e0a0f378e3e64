import { defineEvent } from '@/core/events/catalogue';
import { EmailDomain } from './email-domains.schema';

const domain = { resource: 'email_domain', payload: EmailDomain, permission: 'sso:read' };
export const emailDomainClaimed = defineEvent({
  ...domain,
  type: 'email_domain.claimed',
  summary: 'A mail domain was claimed',
});
export const emailDomainVerified = defineEvent({
  ...domain,
  type: 'email_domain.verified',
  summary: 'A mail domain was proven by its DNS record',
});
export const emailDomainDeleted = defineEvent({
  ...domain,
  type: 'email_domain.deleted',
  summary: 'A mail domain was given up',
});

export const emailDomainEvents = [emailDomainClaimed, emailDomainVerified, emailDomainDeleted];
