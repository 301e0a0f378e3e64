'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Data } from '@/ui/client/types';

type Me = Data<'GET /api/auth/me'>;

/** Where the viewer works, and what they may do there. */
export interface TenantPlace {
  tenant: NonNullable<Me['tenant']>;
  user: Me['user'];
  /** Whether the viewer's role holds a permission such as `pages:write`. */
  can: (permission: string) => boolean;
  /** The address of a page of this tenant, e.g. `hrefOf('/pages')`. */
  hrefOf: (path: string) => string;
}

const TenantContext = createContext<TenantPlace | null>(null);

/** Tells every page below where it is. */
export function TenantProvider({ viewer, children }: { viewer: Me; children: ReactNode }) {
  const place = useMemo(() => {
    const { tenant, user, permissions } = viewer;
    if (!tenant) throw new Error('A page of a tenant needs the tenant');
    const held = new Set(permissions);
    return {
      tenant,
      user,
      can: (permission: string) => held.has(permission),
      hrefOf: (path: string) => `/t/${tenant.slug}${path}`,
    };
  }, [viewer]);
  return <TenantContext value={place}>{children}</TenantContext>;
}

/** The tenant around; throws where there is none. */
export function useTenant(): TenantPlace {
  const place = useContext(TenantContext);
  if (!place) throw new Error('This needs a TenantProvider around it');
  return place;
}
