'use client';

import { useTranslations } from 'next-intl';
import { Tabs } from '@/ui/kit/tabs';
import { PageHeader } from '@/ui/shell/page-header';
import { ConnectionList } from './connection-list';
import { DomainList } from './domain-list';
import { Provisioning } from './provisioning';

/** Single sign-on: the mail domains, the providers, and the directory. @param props.scimUrl what a directory is given */
export function SsoScreen({ scimUrl }: { scimUrl: string }) {
  const t = useTranslations('sso');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Tabs
        label={t('title')}
        tabs={[
          { id: 'connections', title: t('connections.title'), content: <ConnectionList /> },
          { id: 'domains', title: t('domains.title'), content: <DomainList /> },
          { id: 'provisioning', title: t('provisioning.title'), content: <Provisioning url={scimUrl} /> },
        ]}
      />
    </>
  );
}
