'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button, LinkButton } from '@/ui/kit/button';
import { AlertDialog, Dialog } from '@/ui/kit/dialog';
import { KeyValueList } from '@/ui/kit/key-value';
import { RelativeTime } from '@/ui/kit/relative-time';
import { TextArea, TextField } from '@/ui/kit/text-field';
import { toast } from '@/ui/kit/toast';
import { useBytes } from '@/ui/kit/use-bytes';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { useTenant } from '@/ui/shell/tenant-context';
import { type Asset, AssetPicture } from './asset-picture';

const ASSET = '/api/tenants/{tenantId}/assets/{assetId}';

/** One file: seen large, described, downloaded, deleted. */
export function AssetDialog({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const t = useTranslations('assets');
  const common = useTranslations('console');
  const { can } = useTenant();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="wide"
      title={asset.filename}
      footer={
        <>
          {can('assets:delete') && (
            <Button variant="danger" className="me-auto" onPress={() => setDeleting(true)}>
              {common('delete')}
            </Button>
          )}
          <LinkButton href={asset.downloadUrl} download>
            {t('download')}
          </LinkButton>
        </>
      }
    >
      <div className="grid gap-6 md:grid-cols-2">
        <AssetPicture asset={asset} className="max-h-96 min-h-48 w-full rounded-lg object-contain!" />
        <div className="flex flex-col gap-5">
          {can('assets:write') && asset.kind === 'image' && <Description asset={asset} onSaved={onClose} />}
          <Facts asset={asset} />
        </div>
      </div>
      {isDeleting && <DeleteQuestion asset={asset} onClose={() => setDeleting(false)} onDeleted={onClose} />}
    </Dialog>
  );
}

function Description({ asset, onSaved }: { asset: Asset; onSaved: () => void }) {
  const t = useTranslations('assets');
  const common = useTranslations('console');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [alt, setAlt] = useState(asset.alt);
  const [folder, setFolder] = useState(asset.folder);
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function save() {
    setPending(true);
    try {
      const params = { tenantId: tenant.id, assetId: asset.id };
      await api(`PATCH ${ASSET}`, { params, body: { alt, folder }, version: asset.version });
      await refresh('asset');
      toast.success(common('saved'));
      onSaved();
    } catch (error) {
      setFailure(errorText(error));
      setPending(false);
    }
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        label={t('alt')}
        description={t('altHint')}
        value={alt}
        onChange={setAlt}
        maxLength={300}
        autoFocus
      />
      <TextField label={t('folder')} value={folder} onChange={setFolder} maxLength={200} />
      <FormAlert failure={failure} />
      <Button type="submit" variant="primary" isPending={isPending} className="self-start">
        {common('save')}
      </Button>
    </form>
  );
}

function Facts({ asset }: { asset: Asset }) {
  const t = useTranslations('assets.facts');
  const bytes = useBytes();
  const { width, height } = asset;
  return (
    <KeyValueList
      facts={[
        { name: t('type'), value: asset.mimeType },
        { name: t('size'), value: bytes(asset.size) },
        ...(width && height ? [{ name: t('dimensions'), value: <bdi>{`${width} × ${height}`}</bdi> }] : []),
        { name: t('added'), value: <RelativeTime at={asset.createdAt} /> },
      ]}
    />
  );
}

interface DeleteQuestionProps {
  asset: Asset;
  onClose: () => void;
  onDeleted: () => void;
}

function DeleteQuestion({ asset, onClose, onDeleted }: DeleteQuestionProps) {
  const t = useTranslations('assets.delete');
  const common = useTranslations('console');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const fail = useFailureToast();
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title={t('title', { name: asset.filename })}
      confirmLabel={common('delete')}
      isDanger
      onConfirm={async () => {
        await api(`DELETE ${ASSET}`, { params: { tenantId: tenant.id, assetId: asset.id } });
        await refresh('asset');
        onDeleted();
      }}
      onError={fail}
    >
      {t('text')}
    </AlertDialog>
  );
}
