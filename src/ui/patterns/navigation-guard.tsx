'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { RouterProvider } from 'react-aria-components';

const AlertDialog = dynamic(() => import('@/ui/kit/dialog').then((file) => file.AlertDialog));

interface Guard {
  navigate: (href: string) => void;
  /** Registers unsaved work; returns the function that lets it go. */
  hold: (id: string) => () => void;
}

const GuardContext = createContext<Guard | null>(null);

/**
 * Carries every link, menu and shortcut of the console to the router, and asks first while something typed is
 * not saved.
 * @param props.push the router's own way to go to an address
 */
export function NavigationGuard({ push, children }: { push: (href: string) => void; children: ReactNode }) {
  const t = useTranslations('form.unsaved');
  const held = useRef(new Set<string>());
  const [wanted, setWanted] = useState<string | null>(null);

  const guard = useMemo<Guard>(
    () => ({
      navigate: (href) => (held.current.size > 0 ? setWanted(href) : push(href)),
      hold: (id) => {
        held.current.add(id);
        return () => held.current.delete(id);
      },
    }),
    [push],
  );

  return (
    <GuardContext value={guard}>
      <RouterProvider navigate={guard.navigate}>{children}</RouterProvider>
      {wanted !== null && (
        <AlertDialog
          isOpen
          onOpenChange={() => setWanted(null)}
          title={t('title')}
          confirmLabel={t('leave')}
          cancelLabel={t('stay')}
          isDanger
          onConfirm={() => {
            held.current.clear();
            push(wanted);
          }}
        >
          {t('text')}
        </AlertDialog>
      )}
    </GuardContext>
  );
}

function useGuard(): Guard {
  const guard = useContext(GuardContext);
  if (!guard) throw new Error('This needs a NavigationGuard around it');
  return guard;
}

/** The way to go to an address of the console from code. */
export function useNavigate(): (href: string) => void {
  return useGuard().navigate;
}

/**
 * Asks before the viewer leaves, by a link or by closing the window, while something is not saved.
 * @param isDirty whether there is something to lose
 */
export function useUnsavedGuard(isDirty: boolean): void {
  const { hold } = useGuard();
  const id = useId();
  const warn = useCallback((event: BeforeUnloadEvent) => event.preventDefault(), []);
  useEffect(() => {
    if (!isDirty) return;
    const release = hold(id);
    window.addEventListener('beforeunload', warn);
    return () => {
      release();
      window.removeEventListener('beforeunload', warn);
    };
  }, [isDirty, hold, id, warn]);
}
