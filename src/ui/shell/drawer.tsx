'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

interface DrawerProps {
  label: string;
  onClose: () => void;
  /** The drawer closes when the page on show changes. */
  pathname: string;
  children: ReactNode;
}

/** The navigation of narrow screens, over the page at its beginning side. */
export function Drawer({ label, onClose, pathname, children }: DrawerProps) {
  const close = useRef(onClose);
  const shownPath = useRef(pathname);
  useEffect(() => {
    close.current = onClose;
    if (shownPath.current !== pathname) close.current();
    shownPath.current = pathname;
  }, [pathname, onClose]);

  return (
    <ModalOverlay
      isOpen
      onOpenChange={onClose}
      isDismissable
      className="fixed inset-0 z-40 bg-scrim transition-opacity data-entering:opacity-0 data-exiting:opacity-0"
    >
      <Modal className="h-full w-72 max-w-[85vw] bg-surface shadow-overlay transition-transform data-entering:-translate-x-full data-exiting:-translate-x-full rtl:data-entering:translate-x-full rtl:data-exiting:translate-x-full">
        <Dialog aria-label={label} className="h-full overflow-y-auto outline-none">
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
