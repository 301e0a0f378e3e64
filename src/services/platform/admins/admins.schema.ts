import { z } from 'zod';
import { administrativeRoles } from '@/services/roles';
import { Invite } from '../invitations/invitations.schema';
import { locationIds, reason, zones } from '../members/members.schema';

export const AdminRole = z.enum(administrativeRoles).meta({ id: 'AdminRole', title: 'Role' });

export const AppointAdmin = Invite.safeExtend({ role: AdminRole }).meta({ id: 'AppointAdmin' });

export const UpdateAdmin = z
  .strictObject({ role: AdminRole, zones, locationIds })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateAdmin' });

export const UpdateZones = z.strictObject({ zones }).meta({ id: 'UpdateZones' });

export const SetActive = z.strictObject({ active: z.boolean(), reason }).meta({ id: 'SetActive' });

const Counts = z.object({ total: z.int(), active: z.int(), suspended: z.int() });

export const AdminStats = z
  .object({
    admins: Counts,
    shopOwners: Counts,
    byRole: z.record(z.string(), z.int()),
  })
  .meta({ id: 'AdminStats' });

export const LetterSent = z.object({ id: z.uuid(), sent: z.literal(true) }).meta({ id: 'LetterSent' });
