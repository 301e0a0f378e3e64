import { askUnbound } from '@/core/db/pool';

/** The tenant whose site answers, as the database's directory knows it. */
export interface SiteTenant {
  id: string;
  slug: string;
  status: string;
  modules: string[];
}

/**
 * Finds the tenant of a host or a short name; a visitor has no tenant yet, so the owner's narrow function is asked.
 * @param name a host such as `acme.example`, or a tenant's short name, which has no dot
 */
export async function findSiteTenant(name: string): Promise<SiteTenant | undefined> {
  const values = name.includes('.') ? [name, null] : [null, name];
  const rows = await askUnbound<SiteTenant & { [column: string]: unknown }>(
    'site_tenant',
    'select * from site_tenant($1, $2)',
    values,
  );
  return rows[0];
}
