'use client';

import { clsx } from 'clsx';
import { Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DropZone, Text } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { FileDropItem } from 'react-aria-components/useDragAndDrop';
import { Button } from './button';

export interface FileDropProps {
  /** What is asked for, e.g. “Images for this page”. */
  label: string;
  /** MIME types that are taken, e.g. `['image/png', 'image/*']`; anything when left out. */
  accept?: readonly string[];
  /** Largest size of one file, in bytes. */
  maxBytes?: number;
  allowsMultiple?: boolean;
  isDisabled?: boolean;
  onFiles: (files: File[]) => void;
  className?: string;
}

/** Takes files by drop, by paste or from the file chooser; says which it cannot take, and why. */
export function FileDrop(props: FileDropProps) {
  const { label, accept, maxBytes, allowsMultiple = false, isDisabled, onFiles, className } = props;
  const t = useTranslations('kit.files');
  const [refused, setRefused] = useState<string[]>([]);

  function take(files: File[]) {
    const offered = allowsMultiple ? files : files.slice(0, 1);
    const fits = (file: File) =>
      isAccepted(file, accept) && file.size <= (maxBytes ?? Number.POSITIVE_INFINITY);
    setRefused(offered.filter((file) => !fits(file)).map((file) => file.name));
    const taken = offered.filter(fits);
    if (taken.length > 0) onFiles(taken);
  }

  return (
    <div className={clsx('flex flex-col gap-2', className)}>
      <DropZone
        isDisabled={isDisabled}
        getDropOperation={() => 'copy'}
        onDrop={async (event) => {
          const dropped = event.items.filter((item): item is FileDropItem => item.kind === 'file');
          take(await Promise.all(dropped.map((item) => item.getFile())));
        }}
        className="focus-ring flex flex-col items-center gap-3 rounded-lg border border-dashed border-field-border bg-raised px-6 py-8 text-center transition-colors data-drop-target:border-accent data-drop-target:bg-accent-soft"
      >
        <Upload aria-hidden="true" className="size-5 text-muted" />
        <Text slot="label" className="font-medium">
          {label}
        </Text>
        <p className="text-sm text-muted">{t('hint')}</p>
        <FileTrigger
          acceptedFileTypes={accept}
          allowsMultiple={allowsMultiple}
          onSelect={(list) => take(list ? Array.from(list) : [])}
        >
          <Button isDisabled={isDisabled}>{t('choose')}</Button>
        </FileTrigger>
      </DropZone>
      {refused.length > 0 && (
        <p role="alert" className="text-sm text-danger">
          {t('refused', { names: refused.join(', '), megabytes: maxBytes ? maxBytes / 1_048_576 : 0 })}
        </p>
      )}
    </div>
  );
}

function isAccepted(file: File, accept: readonly string[] | undefined): boolean {
  if (!accept) return true;
  return accept.some(
    (type) => type === file.type || (type.endsWith('/*') && file.type.startsWith(type.slice(0, -1))),
  );
}
