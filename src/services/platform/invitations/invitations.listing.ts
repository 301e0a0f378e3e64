import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { Invitation } from './invitations.schema';

/** A tenant's invitations, those that are over among them. */
export const invitationListing = {
  resource: 'invitation',
  table: 'invitations',
  row: Invitation,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    status: { kind: 'values', column: 'status', of: Invitation.shape.status },
    role: { kind: 'values', column: 'role', of: z.string().max(30) },
    email: { kind: 'values', column: 'email', of: z.string().max(254).toLowerCase() },
  },
} satisfies Listing<typeof Invitation>;
