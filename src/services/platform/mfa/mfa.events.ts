import { defineEvent } from '@/core/events/catalogue';
import { Person } from '../auth/auth.schema';

const person = { resource: 'user', payload: Person, permission: 'members:read' };
export const mfaEnabled = defineEvent({
  ...person,
  type: 'user.mfa_enabled',
  summary: 'A person set up two-step sign-in',
});
export const mfaDisabled = defineEvent({
  ...person,
  type: 'user.mfa_disabled',
  summary: 'A person switched two-step sign-in off',
});
export const recoveryCodesRenewed = defineEvent({
  ...person,
  type: 'user.recovery_codes_renewed',
  summary: 'A person had new recovery codes made',
});
export const recoveryCodeUsed = defineEvent({
  ...person,
  type: 'user.recovery_code_used',
  summary: 'A person signed in with a recovery code',
});

export const mfaEvents = [mfaEnabled, mfaDisabled, recoveryCodesRenewed, recoveryCodeUsed];
