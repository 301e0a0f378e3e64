import { defineEvent } from '@/core/events/catalogue';
import { Invitation } from './invitations.schema';

const invitation = { resource: 'invitation', payload: Invitation, permission: 'members:read' };
export const invitationSent = defineEvent({
  ...invitation,
  type: 'invitation.sent',
  summary: 'Somebody was invited, or their invitation was sent again',
});
export const invitationAccepted = defineEvent({
  ...invitation,
  type: 'invitation.accepted',
  summary: 'An invitation was accepted',
});
export const invitationRevoked = defineEvent({
  ...invitation,
  type: 'invitation.revoked',
  summary: 'An invitation was taken back',
});

export const invitationEvents = [invitationSent, invitationAccepted, invitationRevoked];
