'use client';

import { AtSign, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { apiPage } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { Badge } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { RelativeTime } from '@/ui/kit/relative-time';
import type { TableColumn } from '@/ui/kit/table';
import { listParams } from '@/ui/patterns/list-query';
import { ResourceList } from '@/ui/patterns/resource-list';
import { useTenant } from '@/ui/shell/tenant-context';
import { ClaimDialog, DomainDialog } from './domain-dialogs';
import { useOwnQuery } from './use-own-query';

/** A mail domain, as the API tells of it. */
export type EmailDomain = Row<'GET /api/tenants/{tenantId}/email-domains'>;

/** The tenant's mail domains: claimed, and proven. */
export function DomainList() {
  const t = useTranslations('sso.domains');
  const { tenant, can } = useTenant();
  const [query, setQuery] = useOwnQuery();
  const [isClaiming, setClaiming] = useState(false);
  const [open, setOpen] = useState<EmailDomain | null>(null);
  const claim = can('sso:write') && (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setClaiming(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <ResourceList<EmailDomain>
        name="email_domain"
        label={t('title')}
        columns={useColumns()}
        keyOf={({ id }) => id}
        nameOf={({ domain }) => domain}
        onOpen={setOpen}
        query={query}
        onQueryChange={setQuery}
        fetchPage={(asked, signal) =>
          apiPage('GET /api/tenants/{tenantId}/email-domains', {
            params: { tenantId: tenant.id },
            query: listParams(asked),
            signal,
          })
        }
        empty={{
          icon: <AtSign aria-hidden="true" />,
          title: t('empty.title'),
          hint: t('empty.hint'),
          action: claim || undefined,
        }}
        action={claim}
      />
      {isClaiming && (
        <ClaimDialog
          onClose={() => setClaiming(false)}
          onClaimed={(domain) => {
            setClaiming(false);
            setOpen(domain);
          }}
        />
      )}
      {open && <DomainDialog domain={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function useColumns(): TableColumn<EmailDomain>[] {
  const t = useTranslations('sso.domains');
  return [
    {
      id: 'domain',
      title: t('columns.domain'),
      isRowHeader: true,
      cell: ({ domain }) => <bdi className="font-medium">{domain}</bdi>,
    },
    {
      id: 'state',
      title: t('columns.state'),
      cell: ({ verifiedAt }) => (
        <Badge tone={verifiedAt ? 'success' : 'warning'}>{verifiedAt ? t('proven') : t('open')}</Badge>
      ),
    },
    {
      id: 'createdAt',
      title: t('columns.createdAt'),
      isSortable: true,
      hideBelow: 'sm',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
}
