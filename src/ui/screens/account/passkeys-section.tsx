'use client';

import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { AlertDialog } from '@/ui/kit/dialog';
import { IconButton } from '@/ui/kit/icon-button';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Skeleton } from '@/ui/kit/skeleton';
import { toast } from '@/ui/kit/toast';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { PasskeyDialog } from './passkey-dialog';
import { Section } from './section';

type Passkey = Row<'GET /api/auth/passkeys'>;
type Open = { what: 'add' } | { what: 'rename' | 'remove'; passkey: Passkey } | null;

/** The viewer's passkeys. */
export function PasskeysSection() {
  const t = useTranslations('security.passkeys');
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const query = useQuery({
    queryKey: ['passkey'],
    queryFn: ({ signal }) => api('GET /api/auth/passkeys', { signal }),
  });
  const passkeys = query.data?.data;
  return (
    <Section
      title={t('title')}
      text={t('text')}
      actions={<Button onPress={() => setOpen({ what: 'add' })}>{t('add')}</Button>}
    >
      {!passkeys && <Skeleton className="h-5 w-48 rounded-md" />}
      {passkeys?.length === 0 && <p className="text-muted">{t('none')}</p>}
      {passkeys && passkeys.length > 0 && (
        <ul className="flex flex-col">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onOpen={(what) => setOpen({ what, passkey })} />
          ))}
        </ul>
      )}
      {open?.what === 'add' && <PasskeyDialog onClose={close} />}
      {open?.what === 'rename' && <PasskeyDialog passkey={open.passkey} onClose={close} />}
      {open?.what === 'remove' && <RemoveDialog passkey={open.passkey} onClose={close} />}
    </Section>
  );
}

interface PasskeyRowProps {
  passkey: Passkey;
  onOpen: (what: 'rename' | 'remove') => void;
}

function PasskeyRow({ passkey, onOpen }: PasskeyRowProps) {
  const t = useTranslations('security.passkeys');
  const { name, lastUsedAt, createdAt } = passkey;
  return (
    <li className="flex items-center gap-3 border-t border-border py-2 first:border-t-0">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="text-sm text-muted">
          {lastUsedAt ? t('usedAt') : t('addedAt')} <RelativeTime at={lastUsedAt ?? createdAt} />
        </p>
      </div>
      <IconButton label={`${t('rename')}: ${name}`} onPress={() => onOpen('rename')}>
        <Pencil aria-hidden="true" />
      </IconButton>
      <IconButton label={`${t('remove')}: ${name}`} onPress={() => onOpen('remove')}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </li>
  );
}

function RemoveDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const t = useTranslations('security.passkeys');
  const refresh = useRefresh();
  const failed = useFailureToast();
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title={t('removeTitle', { name: passkey.name })}
      confirmLabel={t('remove')}
      isDanger
      onConfirm={async () => {
        await api('DELETE /api/auth/passkeys/{passkeyId}', { params: { passkeyId: passkey.id } });
        toast.success(t('removed'));
        await refresh('passkey');
      }}
      onError={failed}
    >
      {t('removeText')}
    </AlertDialog>
  );
}
