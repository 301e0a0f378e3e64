'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { FormValues } from './form-values';

const nameOf = (key: string) => `quintet:draft:${key}`;

/**
 * Forgets what was typed into a form and not saved.
 * @param key the form's draft key
 */
export function forgetDraft(key: string): void {
  window.sessionStorage.removeItem(nameOf(key));
}

/**
 * Keeps what is typed in the tab's own storage, so that going back, a reload or a crash loses nothing.
 * @param key names the form and the thing it edits, e.g. `page:42`; nothing is kept without one
 * @param onRestore called once, after the page runs, with what an earlier visit left behind
 * @returns functions that keep and forget the draft
 */
export function useFormDraft(key: string | undefined, onRestore: (values: FormValues) => void) {
  const restore = useRef(onRestore);

  useEffect(() => {
    const kept = key && window.sessionStorage.getItem(nameOf(key));
    if (kept) restore.current(JSON.parse(kept));
  }, [key]);

  const keep = useCallback(
    (values: FormValues) => {
      if (key) window.sessionStorage.setItem(nameOf(key), JSON.stringify(values));
    },
    [key],
  );
  const forget = useCallback(() => {
    if (key) forgetDraft(key);
  }, [key]);
  return { keep, forget };
}
