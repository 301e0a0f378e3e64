'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { apiPage } from '@/ui/client/client';
import { useTenant } from '@/ui/shell/tenant-context';

const PAGE_SIZE = 48;

/**
 * The tenant's files, newest first, more of them when asked.
 * @param filter a search text and a kind; empty for all
 */
export function useAssets({ search, kind }: { search: string; kind: string | null }) {
  const { tenant } = useTenant();
  const query = useInfiniteQuery({
    queryKey: ['asset', 'list', search, kind],
    queryFn: ({ pageParam, signal }) =>
      apiPage('GET /api/tenants/{tenantId}/assets', {
        params: { tenantId: tenant.id },
        query: { limit: PAGE_SIZE, cursor: pageParam, search: search || null, kind },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pagination }) => pagination.nextCursor,
  });
  return { ...query, assets: query.data?.pages.flatMap(({ data }) => data) };
}
