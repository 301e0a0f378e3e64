import { z } from 'zod';
import { instant } from '@/core/schema';
import { roleNames } from '@/services/roles';

/** A role of the table. */
export const Role = z.enum(roleNames).meta({ id: 'Role', title: 'Role' });

export const zones = z
  .array(z.string().trim().min(1, 'Must not be empty.').max(60))
  .max(100)
  .transform((names) => [...new Set(names)])
  .meta({ title: 'Zones', description: 'The membership reaches these zones only; none for all.' });

export const locationIds = z
  .array(z.uuid())
  .max(500)
  .transform((ids) => [...new Set(ids)])
  .meta({ title: 'Locations', description: 'The membership reaches these locations only; none for all.' });

export const reason = z.string().trim().max(500).optional().meta({ title: 'Reason' });

export const MemberStatus = z.enum(['active', 'suspended']);

export const Member = z
  .object({
    id: z.uuid().meta({ description: "The person's id." }),
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    role: z.string(),
    zones: z.array(z.string()),
    locationIds: z.array(z.uuid()),
    status: MemberStatus.meta({ description: 'Of the membership in this tenant.' }),
    accountStatus: z
      .enum(['active', 'suspended', 'erased'])
      .meta({ description: "Of the person's account, everywhere." }),
    lastLoginAt: instant.nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Member' });

export const UpdateMember = z
  .strictObject({ role: Role, zones, locationIds })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateMember' });

export const WithReason = z.strictObject({ reason }).meta({ id: 'WithReason' });

export type MemberData = z.output<typeof Member>;
/** What a membership gives: a role, in the whole tenant or a part of it. */
export type Access = { role: string; zones: string[]; locationIds: string[] };
