'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import type { Data } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { Checkbox } from '@/ui/kit/checkbox';
import { Dialog } from '@/ui/kit/dialog';
import { RadioGroup } from '@/ui/kit/radio-group';
import { TextField } from '@/ui/kit/text-field';
import { ApiError } from '@/ui/patterns/api-answer';
import { type CheckGroup, CheckList } from '@/ui/patterns/check-list';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { type Problems, useProblemTexts } from '@/ui/patterns/form-problems';
import { SecretDialog } from '@/ui/patterns/secret-dialog';
import { useTenant } from '@/ui/shell/tenant-context';
import type { Webhook } from './webhooks-screen';

interface WebhookDialogProps {
  /** The one to change; null makes a new one. */
  webhook: Webhook | null;
  onClose: () => void;
}

const ALL = ['*'];
const SIGNINGS = ['hmac', 'ed25519'] as const;

/** Makes or changes a webhook: where to, which events. A new one's secret is shown once. */
export function WebhookDialog({ webhook, onClose }: WebhookDialogProps) {
  const t = useTranslations('webhooks');
  const common = useTranslations('console');
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [description, setDescription] = useState(webhook?.description ?? '');
  const [events, setEvents] = useState<readonly string[]>(webhook?.events ?? ALL);
  const [signing, setSigning] = useState<Webhook['signing']>('hmac');
  const [ordered, setOrdered] = useState(webhook?.ordered ?? false);
  const { save, secret, failure, problems, isPending } = useSaveWebhook(webhook, onClose);
  if (secret !== null) return <CreatedSecret secret={secret} onClose={onClose} />;
  const submit = (
    <Button
      variant="primary"
      isPending={isPending}
      isDisabled={url.trim() === '' || events.length === 0}
      onPress={() =>
        save({ url, events: [...events], description: description.trim() || null, ordered }, signing)
      }
    >
      {webhook ? common('save') : t('form.submit')}
    </Button>
  );
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={webhook ? t('form.editTitle') : t('form.title')}
      size="large"
      footer={submit}
    >
      <div className="flex flex-col gap-5">
        <TextField
          label={t('form.url')}
          description={t('form.urlHint')}
          error={problems.url}
          type="url"
          placeholder="https://"
          value={url}
          onChange={setUrl}
          maxLength={2000}
          isRequired
          autoFocus
        />
        <TextField
          label={t('form.description')}
          error={problems.description}
          value={description}
          onChange={setDescription}
          maxLength={300}
        />
        <EventChoice value={events} onChange={setEvents} />
        <Checkbox label={t('order.yes')} isSelected={ordered} onChange={setOrdered} />
        {!webhook && <SigningChoice value={signing} onChange={setSigning} />}
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}

interface SigningChoiceProps {
  value: Webhook['signing'];
  onChange: (signing: Webhook['signing']) => void;
}

/** A shared secret, or a key pair. */
function SigningChoice({ value, onChange }: SigningChoiceProps) {
  const t = useTranslations('webhooks.signing');
  return (
    <RadioGroup
      label={t('name')}
      value={value}
      onChange={(kind) => onChange(kind === 'ed25519' ? 'ed25519' : 'hmac')}
      choices={SIGNINGS.map((signing) => ({ value: signing, label: t(signing) }))}
    />
  );
}

function CreatedSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations('webhooks.created');
  return (
    <SecretDialog
      title={t('title')}
      text={t('text')}
      label={t('label')}
      secret={secret}
      doneLabel={t('done')}
      onClose={onClose}
    />
  );
}

interface EventChoiceProps {
  value: readonly string[];
  onChange: (events: readonly string[]) => void;
}

/** Events by resource, or all of them. */
function EventChoice({ value, onChange }: EventChoiceProps) {
  const t = useTranslations('webhooks.form');
  const list = useTranslations('apiKeys.create');
  const types = useQuery({
    queryKey: ['event-types'],
    queryFn: ({ signal }) => api('GET /api/events/types', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isAll = value.includes('*');
  return (
    <div className="flex flex-col gap-3">
      <Checkbox label={t('all')} isSelected={isAll} onChange={(all) => onChange(all ? ALL : [])} />
      {!isAll && types.data && (
        <CheckList
          label={t('events')}
          groups={groupsOf(types.data.data)}
          value={value}
          onChange={onChange}
          allLabel={(group) => list('all', { group })}
        />
      )}
    </div>
  );
}

function groupsOf(types: Data<'GET /api/events/types'>): CheckGroup[] {
  const resources = [...new Set(types.map(({ resource }) => resource))];
  return resources.map((resource) => ({
    title: resource,
    choices: types
      .filter((type) => type.resource === resource)
      .map(({ type, summary }) => ({ value: type, label: type, description: summary })),
  }));
}

interface WebhookInput {
  url: string;
  events: string[];
  description: string | null;
  ordered: boolean;
}

function useSaveWebhook(webhook: Webhook | null, onClose: () => void) {
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const problemTexts = useProblemTexts();
  const [secret, setSecret] = useState<string | null>(null);
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [isPending, setPending] = useState(false);
  const params = { tenantId: tenant.id };

  async function send(body: WebhookInput, signing: Webhook['signing']) {
    if (webhook) {
      const one = { ...params, webhookId: webhook.id };
      await api('PATCH /api/tenants/{tenantId}/webhooks/{webhookId}', {
        params: one,
        body,
        version: webhook.version,
      });
      await refresh('webhook');
      onClose();
    } else {
      const { data } = await api('POST /api/tenants/{tenantId}/webhooks', {
        params,
        body: { ...body, signing },
      });
      await refresh('webhook');
      // The public key of a key pair is shown with the webhook at any time.
      if (data.secret === null) onClose();
      else setSecret(data.secret);
    }
  }

  async function save(body: WebhookInput, signing: Webhook['signing']) {
    setPending(true);
    setFailure(null);
    try {
      await send(body, signing);
    } catch (error) {
      setFailure(errorText(error));
      setProblems(error instanceof ApiError ? problemTexts(error.details) : {});
    }
    setPending(false);
  }

  return {
    save: (...given: Parameters<typeof save>) => void save(...given),
    secret,
    failure,
    problems,
    isPending,
  };
}
