'use client';

import { useTranslations } from 'next-intl';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Button } from '@/ui/kit/button';
import { Skeleton } from '@/ui/kit/skeleton';
import { type Asset, AssetPicture } from './asset-picture';
import type { useAssets } from './use-assets';

interface AssetGridProps {
  label: string;
  list: ReturnType<typeof useAssets>;
  onOpen: (asset: Asset) => void;
}

/** Files as cards; opening one is by press or Enter. */
export function AssetGrid({ label, list, onOpen }: AssetGridProps) {
  const t = useTranslations('assets');
  const { assets } = list;
  if (!assets) return <LoadingGrid />;
  return (
    <div className="flex flex-col items-center gap-4">
      <ListBox
        aria-label={label}
        layout="grid"
        onAction={(key) => {
          const asset = assets.find(({ id }) => id === key);
          if (asset) onOpen(asset);
        }}
        className="grid w-full grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-3 outline-none"
      >
        {assets.map((asset) => (
          <ListBoxItem
            key={asset.id}
            id={asset.id}
            textValue={asset.filename}
            className="focus-ring cursor-pointer overflow-hidden rounded-lg border border-border bg-raised transition-colors data-hovered:border-field-border"
          >
            <AssetPicture asset={asset} className="aspect-[4/3] w-full" />
            <span className="block truncate px-2.5 pt-2 font-medium">{asset.filename}</span>
            <span className="block truncate px-2.5 pb-2 text-sm text-muted">
              {asset.alt || (asset.kind === 'image' ? t('altMissing') : t('kinds.document'))}
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
      {list.hasNextPage && (
        <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function LoadingGrid() {
  const places = Array.from({ length: 8 }, (_, place) => place);
  return (
    <div aria-busy="true" className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-3">
      {places.map((place) => (
        <Skeleton key={place} className="aspect-[4/3] h-auto w-full rounded-lg" />
      ))}
    </div>
  );
}
