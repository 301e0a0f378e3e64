'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { Checkbox } from '@/ui/kit/checkbox';
import { Dialog } from '@/ui/kit/dialog';
import { Select } from '@/ui/kit/select';
import { TextArea, TextField } from '@/ui/kit/text-field';
import { ApiError } from '@/ui/patterns/api-answer';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { type Problems, useProblemTexts } from '@/ui/patterns/form-problems';
import { useTenant } from '@/ui/shell/tenant-context';
import { RoleSelect } from '../groups/role-select';
import type { Connection } from './connection-list';

interface ConnectionDialogProps {
  /** The one to change; null makes a new one. */
  connection: Connection | null;
  onClose: () => void;
}

const KINDS = ['oidc', 'saml'] as const;
type Kind = (typeof KINDS)[number];

/** What is typed; empty texts are what the other kind needs. */
interface Draft {
  kind: Kind;
  name: string;
  emailDomains: readonly string[];
  issuer: string;
  clientId: string;
  clientSecret: string;
  signInUrl: string;
  certificates: string;
  joinRole: string | null;
}

/** Makes or changes a connection; what it asks for depends on its kind. */
export function ConnectionDialog({ connection, onClose }: ConnectionDialogProps) {
  const t = useTranslations('sso.connections.form');
  const common = useTranslations('console');
  const kinds = useTranslations('sso.connections.kind');
  const [draft, setDraft] = useState<Draft>(() => draftOf(connection));
  const { save, failure, problems, isPending } = useSaveConnection(connection, onClose);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const field = (name: 'name' | 'issuer' | 'clientId' | 'clientSecret' | 'signInUrl') => ({
    label: t(name),
    error: problems[name],
    value: draft[name],
    onChange: (value: string) => change({ [name]: value }),
  });
  const submit = (
    <Button variant="primary" isPending={isPending} onPress={() => save(draft)}>
      {connection ? common('save') : t('submit')}
    </Button>
  );
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={connection ? t('editTitle') : t('title')}
      size="large"
      footer={submit}
    >
      <div className="flex flex-col gap-5">
        {!connection && (
          <Select
            label={t('kind')}
            choices={KINDS.map((value) => ({ value, label: kinds(value) }))}
            value={draft.kind}
            onChange={(kind) => change({ kind: kind === 'saml' ? 'saml' : 'oidc' })}
          />
        )}
        <TextField {...field('name')} description={t('nameHint')} maxLength={120} isRequired />
        <DomainChoice
          value={draft.emailDomains}
          error={problems.emailDomains}
          onChange={(emailDomains) => change({ emailDomains })}
        />
        <TextField {...field('issuer')} description={t(`issuerHint.${draft.kind}`)} isCode isRequired />
        {draft.kind === 'oidc' ? (
          <>
            <TextField {...field('clientId')} isCode isRequired />
            <TextField
              {...field('clientSecret')}
              description={connection ? t('secretKept') : t('secretHint')}
              type="password"
              autoComplete="off"
            />
          </>
        ) : (
          <>
            <TextField {...field('signInUrl')} description={t('signInUrlHint')} type="url" isRequired />
            <TextArea
              label={t('certificates')}
              description={t('certificatesHint')}
              error={problems.certificates ?? problems['certificates.0']}
              value={draft.certificates}
              onChange={(certificates) => change({ certificates })}
              isRequired
            />
          </>
        )}
        <RoleSelect
          label={t('joinRole')}
          description={t('joinRoleHint')}
          noneLabel={t('joinNobody')}
          error={problems.joinRole}
          value={draft.joinRole}
          onChange={(joinRole) => change({ joinRole })}
        />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}

interface DomainChoiceProps {
  value: readonly string[];
  error?: string;
  onChange: (domains: readonly string[]) => void;
}

/** Of the domains that are proven. */
function DomainChoice({ value, error, onChange }: DomainChoiceProps) {
  const t = useTranslations('sso.connections.form');
  const { tenant } = useTenant();
  const domains = useQuery({
    queryKey: ['email_domain', 'proven'],
    queryFn: ({ signal }) =>
      api('GET /api/tenants/{tenantId}/email-domains', {
        params: { tenantId: tenant.id },
        query: { limit: 100 },
        signal,
      }),
  });
  const proven = domains.data?.data.filter(({ verifiedAt }) => verifiedAt !== null) ?? [];
  const toggle = (domain: string, isChosen: boolean) =>
    onChange(isChosen ? [...value, domain] : value.filter((other) => other !== domain));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('emailDomains')}</legend>
      {proven.map(({ id, domain }) => (
        <Checkbox
          key={id}
          label={domain}
          isSelected={value.includes(domain)}
          onChange={(isChosen) => toggle(domain, isChosen)}
        />
      ))}
      {domains.isSuccess && proven.length === 0 && <p className="text-sm text-muted">{t('noDomains')}</p>}
      {error && <p className="text-sm text-danger">{error}</p>}
    </fieldset>
  );
}

function draftOf(connection: Connection | null): Draft {
  const { kind = 'oidc', name = '', emailDomains = [], issuer = '', joinRole = null } = connection ?? {};
  const texts = {
    clientId: connection?.clientId ?? '',
    signInUrl: connection?.signInUrl ?? '',
    clientSecret: '',
  };
  return {
    kind,
    name,
    emailDomains,
    issuer,
    joinRole,
    ...texts,
    certificates: (connection?.certificates ?? []).join('\n'),
  };
}

/** What is sent: nothing of the other kind, and no secret that was not typed. */
function bodyOf({ kind, clientId, clientSecret, signInUrl, certificates, ...rest }: Draft) {
  const common = {
    name: rest.name,
    emailDomains: [...rest.emailDomains],
    issuer: rest.issuer,
    joinRole: rest.joinRole,
  };
  if (kind === 'saml') return { ...common, signInUrl, certificates: splitCertificates(certificates) };
  return { ...common, clientId, ...(clientSecret ? { clientSecret } : {}) };
}

/** Several certificates stand one after another. */
function splitCertificates(text: string): string[] {
  const whole = text.match(/-----BEGIN[^-]+-----[\s\S]*?-----END[^-]+-----/g);
  return whole ?? [text.trim()].filter(Boolean);
}

function useSaveConnection(connection: Connection | null, onClose: () => void) {
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const problemTexts = useProblemTexts();
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [isPending, setPending] = useState(false);

  async function send(draft: Draft) {
    const tenantId = tenant.id;
    const body = bodyOf(draft);
    if (connection) {
      const params = { tenantId, providerId: connection.id };
      const { version } = connection;
      await api('PATCH /api/tenants/{tenantId}/identity-providers/{providerId}', { params, body, version });
    } else {
      const created = { kind: draft.kind, ...body };
      await api('POST /api/tenants/{tenantId}/identity-providers', { params: { tenantId }, body: created });
    }
  }

  async function save(draft: Draft) {
    setPending(true);
    setFailure(null);
    setProblems({});
    try {
      await send(draft);
      await refresh('identity_provider');
      onClose();
    } catch (error) {
      setFailure(errorText(error));
      setProblems(error instanceof ApiError ? problemTexts(error.details) : {});
    }
    setPending(false);
  }

  return { save: (draft: Draft) => void save(draft), failure, problems, isPending };
}
