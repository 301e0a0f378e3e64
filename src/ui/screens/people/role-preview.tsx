'use client';

import { useQuery } from '@tanstack/react-query';
import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { api } from '@/ui/client/client';
import type { PermissionWords } from './members-screen';

interface RolePreviewProps {
  userId: string;
  role: string;
  words: PermissionWords;
}

/** What a member would gain and lose by another role, before it is given. */
export function RolePreview({ userId, role, words }: RolePreviewProps) {
  const t = useTranslations('people.preview');
  const preview = useQuery({
    queryKey: ['member', 'preview', userId, role],
    queryFn: ({ signal }) => api('POST /api/access/preview', { body: { userId, role }, signal }),
  });
  const changes = preview.data?.data;
  if (!changes) return null;
  const isSame = changes.gains.length + changes.loses.length === 0;
  return (
    <div role="status" className="grid gap-3 rounded-lg border border-border p-3 sm:grid-cols-2">
      {isSame && <p className="text-muted sm:col-span-2">{t('same')}</p>}
      <Changes
        title={t('gains')}
        list={changes.gains}
        words={words}
        icon={<Plus aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success" />}
      />
      <Changes
        title={t('loses')}
        list={changes.loses}
        words={words}
        icon={<Minus aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger" />}
      />
    </div>
  );
}

interface ChangesProps {
  title: string;
  list: readonly { name: string; words: string }[];
  words: PermissionWords;
  icon: ReactNode;
}

function Changes({ title, list, words, icon }: ChangesProps) {
  if (list.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-sm font-medium text-muted">{title}</h3>
      <ul className="flex flex-col gap-1">
        {list.map(({ name, words: english }) => (
          <li key={name} className="flex gap-1.5 text-sm" title={name}>
            {icon}
            <span>{words[name] ?? english}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
