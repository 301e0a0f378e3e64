'use client';

import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button';
import { IconButton } from './icon-button';

interface OpenState {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export interface DialogProps extends OpenState {
  title: string;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  footer?: ReactNode;
  size?: 'small' | 'large' | 'wide';
}

const overlayClass =
  'fixed inset-0 z-40 flex items-center justify-center bg-scrim p-4 transition-opacity data-entering:opacity-0 data-exiting:opacity-0';

const boxClass =
  'overlay-motion flex max-h-[min(90dvh,48rem)] w-full flex-col rounded-xl bg-raised shadow-overlay outline-none';

const widths = { small: 'max-w-md', large: 'max-w-2xl', wide: 'max-w-5xl' };

/** Work in front of the page; Escape, the close button and a press outside end it. */
export function Dialog({ title, children, footer, size = 'small', ...open }: DialogProps) {
  const t = useTranslations('kit');
  return (
    <ModalOverlay {...open} isDismissable className={overlayClass}>
      <Modal className={clsx(boxClass, widths[size])}>
        <AriaDialog className="flex min-h-0 flex-col outline-none">
          <header className="flex items-center gap-4 px-5 pt-4 pb-2">
            <Heading slot="title" className="flex-1 text-lg font-semibold">
              {title}
            </Heading>
            <IconButton label={t('close')} slot="close" className="-me-2">
              <X aria-hidden="true" />
            </IconButton>
          </header>
          <div className="min-h-0 overflow-auto px-5 py-2">{children}</div>
          {footer && <footer className="flex flex-wrap justify-end gap-2 px-5 pt-3 pb-5">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface AlertDialogProps extends OpenState {
  /** The question, e.g. “Delete this page?”. */
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The verb of the action, e.g. “Delete page”. */
  confirmLabel: string;
  cancelLabel?: string;
  isDanger?: boolean;
  isConfirmDisabled?: boolean;
  /** Runs the action; the dialog stays open, busy, until it settles, and closes when it succeeded. */
  onConfirm: () => void | Promise<void>;
  /** Called with what `onConfirm` threw; the dialog stays open. Without it the error is rethrown. */
  onError?: (error: unknown) => void;
}

/** Asks before something that matters; only an answer closes it. */
export function AlertDialog(props: AlertDialogProps) {
  const { title, children, confirmLabel, cancelLabel, isDanger, isConfirmDisabled, isOpen, onOpenChange } =
    props;
  const t = useTranslations('kit');
  const [isPending, setPending] = useState(false);

  async function confirm() {
    setPending(true);
    try {
      await props.onConfirm();
      onOpenChange(false);
    } catch (error) {
      if (!props.onError) throw error;
      props.onError(error);
    } finally {
      setPending(false);
    }
  }

  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} className={overlayClass}>
      <Modal className={clsx(boxClass, 'max-w-md')}>
        <AriaDialog role="alertdialog" className="flex min-h-0 flex-col gap-2 p-5 outline-none">
          <Heading slot="title" className="text-lg font-semibold">
            {title}
          </Heading>
          <div className="min-h-0 overflow-auto text-muted">{children}</div>
          <footer className="flex flex-wrap justify-end gap-2 pt-4">
            <Button onPress={() => onOpenChange(false)} isDisabled={isPending}>
              {cancelLabel ?? t('cancel')}
            </Button>
            <Button
              variant={isDanger ? 'danger' : 'primary'}
              isPending={isPending}
              isDisabled={isConfirmDisabled}
              onPress={confirm}
            >
              {confirmLabel}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
