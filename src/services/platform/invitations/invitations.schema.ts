import { z } from 'zod';
import { email, instant } from '@/core/schema';
import { personName } from '../auth/auth.schema';
import { locationIds, Role, zones } from '../members/members.schema';

export const Invitation = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string().nullable(),
    role: z.string(),
    zones: z.array(z.string()),
    locationIds: z.array(z.uuid()),
    status: z.enum(['pending', 'accepted', 'revoked']),
    expiresAt: instant,
    acceptedAt: instant.nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Invitation' });

export const Invite = z
  .strictObject({
    email: email.meta({ title: 'E-mail' }),
    name: personName.optional().meta({ title: 'Name' }),
    role: Role,
    zones: zones.optional(),
    locationIds: locationIds.optional(),
  })
  .meta({ id: 'Invite' });

const token = z.string().min(1, 'Must not be empty.').max(200).meta({ description: "The letter's token." });

export const LookAtInvitation = z.strictObject({ token }).meta({ id: 'LookAtInvitation' });

export const InvitationOffer = z
  .object({
    tenantName: z.string(),
    email: z.string().meta({ description: 'Masked, such as a•••@example.com.' }),
    name: z.string().nullable(),
    role: z.string(),
    expiresAt: instant,
    hasAccount: z
      .boolean()
      .meta({ description: 'Whether to ask for the present password or for a new one.' }),
  })
  .meta({ id: 'InvitationOffer' });

export const AcceptInvitation = z
  .strictObject({
    token,
    name: personName.optional().meta({ title: 'Name', description: 'Of somebody who has no account yet.' }),
    password: z.string().min(1, 'Must not be empty.').max(200).meta({
      title: 'Password',
      description: 'The present one of somebody who has an account; else the one to begin with.',
    }),
  })
  .meta({ id: 'AcceptInvitation' });

export const AcceptedInvitation = z
  .object({ tenantId: z.uuid(), tenantName: z.string(), email: z.string(), role: z.string() })
  .meta({ id: 'AcceptedInvitation' });

export type InviteInput = z.output<typeof Invite>;
