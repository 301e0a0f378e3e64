'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { FormValues } from './form-values';

/**
 * Keeps what is typed in the tab's own storage, so that going back, a reload or a crash loses nothing.
 * @param key names the form and the thing it edits, e.g. `page:42`; nothing is kept without one
 * @param onRestore called once, after the page runs, with what an earlier visit left behind
 * @returns functions that keep and forget the draft
 */
export function useFormDraft(key: string | undefined, onRestore: (values: FormValues) => void) {
  const restore = useRef(onRestore);
  const name = key && `quintet:draft:${key}`;

  useEffect(() => {
    const kept = name && window.sessionStorage.getItem(name);
    if (kept) restore.current(JSON.parse(kept));
  }, [name]);

  const keep = useCallback(
    (values: FormValues) => {
      if (name) window.sessionStorage.setItem(name, JSON.stringify(values));
    },
    [name],
  );
  const forget = useCallback(() => {
    if (name) window.sessionStorage.removeItem(name);
  }, [name]);
  return { keep, forget };
}
