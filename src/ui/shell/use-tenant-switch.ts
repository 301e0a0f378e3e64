'use client';

import { useSession } from 'next-auth/react';
import { useCallback } from 'react';

/** Gives the way into another tenant: the session remembers it, and everything of the old one is dropped. */
export function useTenantSwitch(): (tenantId: string, slug: string) => Promise<void> {
  const { update } = useSession();
  return useCallback(
    async (tenantId, slug) => {
      await update({ tenantId });
      window.location.assign(`/t/${slug}`);
    },
    [update],
  );
}
