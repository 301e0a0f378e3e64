'use client';

import { useQuery } from '@tanstack/react-query';
import { Images } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { EmptyState } from '@/ui/kit/empty-state';
import { ErrorState } from '@/ui/kit/error-state';
import { FileDrop } from '@/ui/kit/file-drop';
import { useBytes } from '@/ui/kit/use-bytes';
import { useErrorText } from '@/ui/patterns/error-text';
import type { ListFilter } from '@/ui/patterns/list-toolbar';
import { ListToolbar } from '@/ui/patterns/list-toolbar';
import { useListQuery } from '@/ui/patterns/use-list-query';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';
import { AssetGrid } from './asset-grid';
import type { Asset } from './asset-picture';
import { FILE_TYPES, MAX_FILE_BYTES } from './limits';
import { UploadList } from './upload-list';
import { useAssets } from './use-assets';
import { useUploads } from './use-uploads';

const AssetDialog = dynamic(() => import('./asset-dialog').then((file) => file.AssetDialog));
const FILTERS = ['kind'];

/** All files of the site: seen, brought, described, deleted. */
export function AssetsScreen() {
  const t = useTranslations('assets');
  const { can } = useTenant();
  const [query, setQuery] = useListQuery(FILTERS);
  const [openId, setOpenId] = useState<string | null>(null);
  const list = useAssets({ search: query.search, kind: query.filters.kind?.join(',') ?? null });
  const { uploads, send, drop } = useUploads();
  const open = list.assets?.find(({ id }) => id === openId);
  const filter: ListFilter = {
    id: 'kind',
    label: t('kind'),
    choices: (['image', 'document'] as const).map((value) => ({ value, label: t(`kinds.${value}`) })),
  };
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="flex flex-col gap-4">
        {can('assets:write') && (
          <FileDrop
            label={t('drop')}
            accept={FILE_TYPES}
            maxBytes={MAX_FILE_BYTES}
            allowsMultiple
            onFiles={(files) => void send(files)}
          />
        )}
        <UploadList uploads={uploads} onDrop={drop} />
        <ListToolbar
          query={query}
          onQueryChange={setQuery}
          filters={[filter]}
          searchLabel={t('search')}
          action={<Usage />}
        />
        <Body list={list} onOpen={({ id }) => setOpenId(id)} />
      </div>
      {open && <AssetDialog key={open.version} asset={open} onClose={() => setOpenId(null)} />}
    </>
  );
}

function Body({ list, onOpen }: { list: ReturnType<typeof useAssets>; onOpen: (asset: Asset) => void }) {
  const t = useTranslations('assets');
  const errorText = useErrorText();
  if (list.isError) return <ErrorState {...errorText(list.error)} onRetry={() => void list.refetch()} />;
  if (list.assets?.length === 0) {
    return (
      <EmptyState icon={<Images aria-hidden="true" />} title={t('empty.title')} hint={t('empty.hint')} />
    );
  }
  return <AssetGrid label={t('title')} list={list} onOpen={onOpen} />;
}

/** How much of the plan's storage is taken. */
function Usage() {
  const t = useTranslations('assets');
  const { tenant } = useTenant();
  const bytes = useBytes();
  const usage = useQuery({
    queryKey: ['asset', 'usage'],
    queryFn: ({ signal }) =>
      api('GET /api/tenants/{tenantId}/assets/usage', { params: { tenantId: tenant.id }, signal }),
  });
  if (!usage.data) return null;
  const { bytes: used, limitBytes } = usage.data.data;
  return (
    <p className="text-sm text-muted">
      {limitBytes === null
        ? t('usageUnlimited', { used: bytes(used) })
        : t('usage', { used: bytes(used), limit: bytes(limitBytes) })}
    </p>
  );
}
