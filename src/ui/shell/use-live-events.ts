'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { address } from '@/ui/client/client';

/** One kind of event and the resource it tells of. */
export interface EventKind {
  type: string;
  resource: string;
}

const RECONNECT_MS = 5_000;
/** Many changes at once, such as an import, become one look at the server. */
const GATHER_MS = 200;

/**
 * Keeps what is on show current: an event of the tenant marks the queries of its resource as old. Every query's key
 * begins with its resource's name, as events call it, such as `page`.
 * @param tenantId whose events; null to follow none
 * @param kinds the events there are
 */
export function useLiveEvents(tenantId: string | null, kinds: readonly EventKind[]): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!tenantId) return;
    const waiting = new Set<string>();
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      gathering = undefined;
      for (const resource of [...waiting, 'audit_log']) {
        void queryClient.invalidateQueries({ queryKey: [resource] });
      }
      waiting.clear();
    };
    const hear = (resource: string) => {
      waiting.add(resource);
      gathering ??= setTimeout(look, GATHER_MS);
    };
    const close = follow(tenantId, kinds, hear, () => void queryClient.invalidateQueries());
    return () => {
      clearTimeout(gathering);
      close();
    };
  }, [tenantId, kinds, queryClient]);
}

/** The browser itself reconnects after a break; a refusal (a server that starts anew) ends it, so we begin again. */
function follow(
  tenantId: string,
  kinds: readonly EventKind[],
  onEvent: (resource: string) => void,
  onGap: () => void,
): () => void {
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  let lastEventId: string | undefined;
  const open = () => {
    const path = '/api/tenants/{tenantId}/events/stream';
    source = new EventSource(address(path, { params: { tenantId }, query: { lastEventId } }));
    for (const { type, resource } of kinds) {
      source.addEventListener(type, (event) => {
        lastEventId = event.lastEventId || lastEventId;
        onEvent(resource);
      });
    }
    source.addEventListener('gap', onGap);
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, RECONNECT_MS);
    };
  };
  open();
  return () => {
    clearTimeout(again);
    source.close();
  };
}
