'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { IconButton } from '@/ui/kit/icon-button';
import type { Upload } from './use-uploads';

/** How far each file has got, and why one did not arrive. */
export function UploadList({
  uploads,
  onDrop,
}: {
  uploads: readonly Upload[];
  onDrop: (id: number) => void;
}) {
  const t = useTranslations('assets');
  if (uploads.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {uploads.map(({ id, name, share, failure }) => (
        <li key={id} className="flex items-center gap-3 rounded-lg border border-border bg-raised px-3 py-2">
          {failure ? (
            <p role="alert" className="min-w-0 flex-1 text-danger">
              {t('failed', { name })}: {failure.title}
            </p>
          ) : (
            <>
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <progress
                aria-label={t('uploading', { name })}
                value={share}
                max={1}
                className="h-1.5 w-40 accent-accent"
              />
            </>
          )}
          {failure && (
            <IconButton label={t('dismiss')} onPress={() => onDrop(id)}>
              <X aria-hidden="true" />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}
