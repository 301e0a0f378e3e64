import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { Member, MemberStatus } from './members.schema';

// The tenant is named here, because a person's own memberships are visible to them wherever they are.
const MEMBERS = `(select u.id, u.name, u.email, u.phone, m.role, m.zones, m.location_ids, m.status,
    u.status as account_status, u.last_login_at, m.version + u.version as version, m.created_at, m.updated_at
  from memberships m join users u on u.id = m.user_id where m.tenant_id = (select app_tenant())) member`;

/** The parts of an address are found too, not only the whole. */
const WORDS = `to_tsvector('simple', name || ' ' || email || ' ' || translate(email, '@.+-_', '     '))`;

/** The people of a tenant: so few that they are sorted by name and address without an index. */
export const memberListing = {
  resource: 'member',
  table: MEMBERS,
  row: Member,
  sort: { createdAt: 'created_at', name: 'name', email: 'email' },
  defaultSort: 'name',
  filters: {
    role: { kind: 'values', column: 'role', of: z.string().max(30) },
    status: { kind: 'values', column: 'status', of: MemberStatus },
    createdAt: { kind: 'range', column: 'created_at', of: 'instant' },
  },
  search: WORDS,
} satisfies Listing<typeof Member>;
