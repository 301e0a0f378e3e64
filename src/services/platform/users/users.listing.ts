import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { AccountStatus, User } from './users.schema';

// Row-level security decides who is among them: the people of the tenant, or everybody for a platform administrator.
const USERS = `(select u.id, u.name, u.email, u.phone, u.locale, u.status, m.role, u.email_verified_at, u.last_login_at,
    u.version + coalesce(m.version, 0) as version, u.created_at, u.updated_at
  from users u left join memberships m on m.user_id = u.id and m.tenant_id = (select app_tenant())
  where u.deleted_at is null) person`;

const WORDS = `to_tsvector('simple', name || ' ' || email || ' ' || translate(email, '@.+-_', '     '))`;

/** The people whom the caller may see. */
export const userListing = {
  resource: 'user',
  table: USERS,
  row: User,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    status: { kind: 'values', column: 'status', of: AccountStatus },
    role: { kind: 'values', column: 'role', of: z.string().max(30) },
    createdAt: { kind: 'range', column: 'created_at', of: 'instant' },
  },
  search: WORDS,
} satisfies Listing<typeof User>;
