'use client';

import { useQuery } from '@tanstack/react-query';
import { api } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { useTenant } from '@/ui/shell/tenant-context';

/** A section of a page, as the API tells of it. */
export type Section = Row<'GET /api/tenants/{tenantId}/pages/{pageId}/sections'>;

/** The page that is edited. */
export function usePage(pageId: string) {
  const { tenant } = useTenant();
  return useQuery({
    queryKey: ['page', pageId],
    queryFn: ({ signal }) =>
      api('GET /api/tenants/{tenantId}/pages/{pageId}', {
        params: { tenantId: tenant.id, pageId },
        signal,
      }),
    select: ({ data }) => data,
  });
}

/** The key of a page's sections among the queries. */
export const sectionsKey = (pageId: string) => ['section', pageId];

/** The page's sections from top to bottom; a page has at most 100. */
export function useSections(pageId: string) {
  const { tenant } = useTenant();
  return useQuery({
    queryKey: sectionsKey(pageId),
    queryFn: async ({ signal }) => {
      const { data } = await api('GET /api/tenants/{tenantId}/pages/{pageId}/sections', {
        params: { tenantId: tenant.id, pageId },
        query: { limit: 100 },
        signal,
      });
      return data;
    },
  });
}
