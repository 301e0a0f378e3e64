'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Dialog } from '@/ui/kit/dialog';
import { FileDrop } from '@/ui/kit/file-drop';
import { SearchField } from '@/ui/kit/search-field';
import { useTenant } from '@/ui/shell/tenant-context';
import { AssetGrid } from './asset-grid';
import type { Asset } from './asset-picture';
import { IMAGE_TYPES, MAX_IMAGE_BYTES } from './limits';
import { UploadList } from './upload-list';
import { useAssets } from './use-assets';
import { useUploads } from './use-uploads';

/** Chooses an image among the tenant's files, or brings a new one. */
export function AssetPicker({ onClose, onPick }: { onClose: () => void; onPick: (asset: Asset) => void }) {
  const t = useTranslations('assets');
  const { can } = useTenant();
  const [search, setSearch] = useState('');
  const list = useAssets({ search, kind: 'image' });
  const { uploads, send, drop } = useUploads();

  function pick(asset: Asset) {
    onPick(asset);
    onClose();
  }

  async function upload(files: File[]) {
    const [asset] = await send(files);
    if (asset) pick(asset);
  }

  return (
    <Dialog isOpen onOpenChange={onClose} title={t('pick.title')} size="wide">
      <div className="flex flex-col gap-4 pb-4">
        {can('assets:write') && (
          <FileDrop
            label={t('drop')}
            accept={IMAGE_TYPES}
            maxBytes={MAX_IMAGE_BYTES}
            onFiles={(files) => void upload(files)}
          />
        )}
        <UploadList uploads={uploads} onDrop={drop} />
        <SearchField
          label={t('search')}
          onSubmit={setSearch}
          onClear={() => setSearch('')}
          className="max-w-xs"
        />
        <AssetGrid label={t('pick.title')} list={list} onOpen={pick} />
      </div>
    </Dialog>
  );
}
