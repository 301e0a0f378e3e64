'use client';

import { useEffect, useRef } from 'react';

/** What a key, or keys one after the other, do. `mod+k` is Ctrl+K, and Command+K on a Mac. */
export interface Shortcut {
  keys: readonly string[];
  run: () => void;
}

const PAUSE_MS = 1000;

/**
 * Listens for shortcuts on the whole page. Plain keys are left alone while something is being typed or a
 * dialog is open.
 * @param shortcuts what to listen for
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    let pressed: string[] = [];
    let last = 0;
    function listen(event: KeyboardEvent) {
      const key = nameOf(event);
      if (key === undefined || (!key.startsWith('mod+') && isBusy(event.target))) return;
      pressed = event.timeStamp - last > PAUSE_MS ? [key] : [...pressed, key];
      last = event.timeStamp;
      const found = current.current.find(({ keys }) => endsWith(pressed, keys));
      if (!found) return;
      event.preventDefault();
      pressed = [];
      found.run();
    }
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** Letters are read from their place on the keyboard where the layout is not Latin, so `g p` works in Arabic. */
function nameOf({ key, code, ctrlKey, metaKey, altKey }: KeyboardEvent): string | undefined {
  if (altKey || key.length !== 1) return undefined;
  const isLatin = key.charCodeAt(0) < 128;
  const letter = !isLatin && code.startsWith('Key') ? code.slice(3) : key;
  return ctrlKey || metaKey ? `mod+${letter.toLowerCase()}` : letter.toLowerCase();
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog]') !== null
  );
}

function endsWith(pressed: readonly string[], keys: readonly string[]): boolean {
  return keys.length > 0 && keys.every((key, index) => pressed[pressed.length - keys.length + index] === key);
}
