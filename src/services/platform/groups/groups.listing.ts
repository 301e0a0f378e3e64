import type { Listing } from '@/core/http/listing';
import { Group } from './groups.schema';

const GROUPS = `(select g.*, (select count(*)::int from group_members m where m.group_id = g.id) as member_count
  from groups g) "group"`;

/** The groups that a directory provisions. */
export const groupListing = {
  resource: 'group',
  table: GROUPS,
  row: Group,
  sort: { createdAt: 'created_at', displayName: 'display_name' },
  defaultSort: 'displayName',
  filters: {},
} satisfies Listing<typeof Group>;
