'use client';

import { useTranslations } from 'next-intl';
import { Tabs } from '@/ui/kit/tabs';
import { PageHeader } from '@/ui/shell/page-header';
import { ReportView } from './report-view';
import { RetentionView } from './retention-view';

/** What auditors ask of the tenant, and how long its records are kept. */
export function ComplianceScreen() {
  const t = useTranslations('compliance');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Tabs
        label={t('title')}
        tabs={[
          { id: 'report', title: t('report.tab'), content: <ReportView /> },
          { id: 'retention', title: t('retention.tab'), content: <RetentionView /> },
        ]}
      />
    </>
  );
}
