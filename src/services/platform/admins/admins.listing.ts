import type { Listing } from '@/core/http/listing';
import { administrativeRoles } from '@/services/roles';
import { memberListing } from '../members/members.listing';
import type { Member } from '../members/members.schema';

const roleList = administrativeRoles.map((role) => `'${role}'`).join(', ');

/** The people who administer the tenant, or a part of it. */
export const adminListing = {
  ...memberListing,
  where: `role in (${roleList})`,
} satisfies Listing<typeof Member>;

/** The people who keep a shop in the tenant. */
export const shopOwnerListing = {
  ...memberListing,
  where: `role = 'shop_owner'`,
} satisfies Listing<typeof Member>;
