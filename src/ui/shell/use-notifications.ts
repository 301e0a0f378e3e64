'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { useTenant } from './tenant-context';

export type Told = Row<'GET /api/tenants/{tenantId}/notifications'>;

/** Who hears no events looks again by the clock. */
const LOOK_AGAIN_MS = 60_000;

/** How much the viewer has not read, kept current by events. */
export function useUnreadCount(): number {
  const { tenant, can } = useTenant();
  const query = useQuery({
    queryKey: ['notification', 'unread', tenant.id],
    queryFn: ({ signal }) =>
      api('GET /api/tenants/{tenantId}/notifications/unread-count', {
        params: { tenantId: tenant.id },
        signal,
      }),
    refetchInterval: can('events:read') ? false : LOOK_AGAIN_MS,
  });
  return query.data?.data.unread ?? 0;
}

/** What can be done with what the viewer was told; each shows its outcome at once, or why it failed. */
export function useNotificationActions() {
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const failed = useFailureToast();
  const [isPending, setPending] = useState(false);
  const tenantId = tenant.id;

  async function run(work: () => Promise<unknown>) {
    setPending(true);
    try {
      await work();
      await refresh('notification');
    } catch (error) {
      failed(error);
    }
    setPending(false);
  }

  return {
    isPending,
    mark: (notificationId: string, read: boolean) =>
      run(() =>
        api('PATCH /api/tenants/{tenantId}/notifications/{notificationId}', {
          params: { tenantId, notificationId },
          body: { read },
        }),
      ),
    markAll: () =>
      run(() => api('POST /api/tenants/{tenantId}/notifications/read-all', { params: { tenantId } })),
    remove: (notificationId: string) =>
      run(() =>
        api('DELETE /api/tenants/{tenantId}/notifications/{notificationId}', {
          params: { tenantId, notificationId },
        }),
      ),
  };
}
