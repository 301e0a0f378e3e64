'use client';

import { useQuery } from '@tanstack/react-query';
import { ImageOff } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { api } from '@/ui/client/client';
import { Button } from '@/ui/kit/button';
import { TextField } from '@/ui/kit/text-field';
import type { SlotProps } from '@/ui/patterns/form-field';
import { useTenant } from '@/ui/shell/tenant-context';
import { AssetPicture } from './asset-picture';

const AssetPicker = dynamic(() => import('./asset-picker').then((file) => file.AssetPicker));

interface ImageFieldProps extends SlotProps<unknown> {
  /** What the API keeps: an asset's id alone, or an image with its alternative text. */
  holds: 'id' | 'image';
}

/** An image of the tenant's files: chosen, uploaded, described, taken out. */
export function ImageField({
  label,
  description,
  error,
  isRequired,
  value,
  onChange,
  holds,
}: ImageFieldProps) {
  const t = useTranslations('assets');
  const [isPicking, setPicking] = useState(false);
  const { assetId, alt } = imageOf(value);
  const textId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: the frame of a fieldset would stand inside the field's own
    <div role="group" aria-label={label} aria-describedby={textId} className="flex min-w-0 flex-col gap-1.5">
      <span className="text-sm font-medium">
        {label}
        {isRequired && <span className="ms-0.5 text-danger">*</span>}
      </span>
      <div
        data-invalid={error ? '' : undefined}
        className="flex items-center gap-3 rounded-lg border border-border bg-raised p-2"
      >
        <Thumbnail assetId={assetId} />
        <div className="flex flex-wrap gap-1.5">
          <Button onPress={() => setPicking(true)}>{assetId ? t('pick.change') : t('pick.choose')}</Button>
          {assetId && (
            <Button variant="quiet" onPress={() => onChange(null)}>
              {t('pick.remove')}
            </Button>
          )}
        </div>
      </div>
      {assetId && holds === 'image' && (
        <TextField
          label={t('alt')}
          value={alt}
          onChange={(text) => onChange({ assetId, alt: text })}
          maxLength={300}
        />
      )}
      <span id={textId} className={error ? 'text-sm text-danger' : 'text-sm text-muted'}>
        {error ?? description}
      </span>
      {isPicking && (
        <AssetPicker
          onClose={() => setPicking(false)}
          onPick={(asset) => onChange(holds === 'id' ? asset.id : { assetId: asset.id, alt: asset.alt })}
        />
      )}
    </div>
  );
}

function imageOf(value: unknown): { assetId: string | null; alt: string } {
  if (typeof value === 'string' && value !== '') return { assetId: value, alt: '' };
  if (typeof value !== 'object' || value === null) return { assetId: null, alt: '' };
  const assetId: unknown = Reflect.get(value, 'assetId');
  const alt: unknown = Reflect.get(value, 'alt');
  return {
    assetId: typeof assetId === 'string' && assetId !== '' ? assetId : null,
    alt: typeof alt === 'string' ? alt : '',
  };
}

function Thumbnail({ assetId }: { assetId: string | null }) {
  const { tenant } = useTenant();
  const asset = useQuery({
    queryKey: ['asset', assetId],
    queryFn: ({ signal }) =>
      api('GET /api/tenants/{tenantId}/assets/{assetId}', {
        params: { tenantId: tenant.id, assetId: assetId ?? '' },
        signal,
      }),
    enabled: assetId !== null,
  });
  if (asset.data) return <AssetPicture asset={asset.data.data} className="size-14 rounded-md" />;
  return (
    <span
      aria-hidden="true"
      className="flex size-14 shrink-0 items-center justify-center rounded-md bg-sunken text-muted"
    >
      <ImageOff className="size-4" />
    </span>
  );
}
