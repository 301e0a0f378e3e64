'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { TextField } from '@/ui/kit/text-field';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useNavigate } from '@/ui/patterns/navigation-guard';
import { useTenant } from '@/ui/shell/tenant-context';
import { TemplatePicker } from './template-picker';

/** Makes a page from a template or empty, and goes to its editor. */
export function CreatePageDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('pages.create');
  const { tenant, hrefOf } = useTenant();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [title, setTitle] = useState('');
  const [templateId, setTemplateId] = useState<string | null>(null);
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function create() {
    setPending(true);
    setFailure(null);
    try {
      const { data } = await api('POST /api/tenants/{tenantId}/pages', {
        params: { tenantId: tenant.id },
        body: { title: title.trim(), ...(templateId ? { templateId } : {}) },
      });
      await refresh('page');
      onClose();
      navigate(hrefOf(`/pages/${data.id}`));
    } catch (error) {
      setFailure(errorText(error));
      setPending(false);
    }
  }

  const submit = (
    <Button variant="primary" isPending={isPending} isDisabled={title.trim() === ''} onPress={create}>
      {t('submit')}
    </Button>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('title')} size="wide" footer={submit}>
      <form
        className="flex flex-col gap-5 pb-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== '' && !isPending) void create();
        }}
      >
        <TextField
          label={t('name')}
          description={t('nameHint')}
          value={title}
          onChange={setTitle}
          maxLength={200}
          isRequired
          autoFocus
          className="max-w-md"
        />
        <FormAlert failure={failure} />
        <TemplatePicker
          value={templateId}
          onChange={(template) => {
            setTemplateId(template?.id ?? null);
            if (template && title === '') setTitle(template.name);
          }}
        />
      </form>
    </Dialog>
  );
}
