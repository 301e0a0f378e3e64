'use client';

import { useEffect, useState } from 'react';

/**
 * The token of the link that led here. It stands behind `#`, which browsers send to no server, and is taken out of the
 * address bar and the history at once.
 * @returns null until the page runs, '' when the link had none
 */
export function useLinkToken(): string | null {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    const found = window.location.hash.slice(1);
    if (found) window.history.replaceState(null, '', window.location.pathname);
    setToken((earlier) => earlier || found);
  }, []);
  return token;
}
