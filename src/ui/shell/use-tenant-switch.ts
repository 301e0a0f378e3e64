'use client';

import { useCallback } from 'react';

/**
 * Gives the way into another tenant: the session remembers it, and everything of the old one is dropped. It asks
 * NextAuth for the update directly, because its provider would ask for the session on every page.
 */
export function useTenantSwitch(): (tenantId: string, slug: string) => Promise<void> {
  return useCallback(async (tenantId, slug) => {
    const { getCsrfToken } = await import('next-auth/react');
    const body = JSON.stringify({ csrfToken: await getCsrfToken(), data: { tenantId } });
    const headers = { 'content-type': 'application/json' };
    await fetch('/api/auth/session', { method: 'POST', headers, body });
    window.location.assign(`/t/${slug}`);
  }, []);
}
