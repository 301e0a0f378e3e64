'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Gives a function that has everything of some resources, such as `page`, looked up anew. */
export function useRefresh(): (...resources: string[]) => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(
    async (...resources) => {
      await Promise.all(resources.map((name) => queryClient.invalidateQueries({ queryKey: [name] })));
    },
    [queryClient],
  );
}
