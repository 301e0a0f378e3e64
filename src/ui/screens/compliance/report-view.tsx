'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { address, api } from '@/ui/client/client';
import type { Data } from '@/ui/client/types';
import { Badge } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { ErrorState } from '@/ui/kit/error-state';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Select } from '@/ui/kit/select';
import { Skeleton } from '@/ui/kit/skeleton';
import { Table } from '@/ui/kit/table';
import { useErrorText } from '@/ui/patterns/error-text';
import { useTenant } from '@/ui/shell/tenant-context';

type Report = Data<'GET /api/tenants/{tenantId}/compliance/report'>;
type Section = Report['sections'][number];
const FRAMEWORKS = ['soc2', 'gdpr', 'hipaa'] as const;
/** Names are the same in every language. */
const NAMES = { soc2: 'SOC 2', gdpr: 'GDPR', hipaa: 'HIPAA' };

/** The report of the last thirty days by the criteria of a framework; as a PDF to hand over. */
export function ReportView() {
  const t = useTranslations('compliance.report');
  const { tenant } = useTenant();
  const errorText = useErrorText();
  const [framework, setFramework] = useState<(typeof FRAMEWORKS)[number]>('soc2');
  const params = { tenantId: tenant.id };
  const report = useQuery({
    queryKey: ['compliance-report', tenant.id, framework],
    queryFn: ({ signal }) =>
      api('GET /api/tenants/{tenantId}/compliance/report', { params, query: { framework }, signal }),
    placeholderData: keepPreviousData,
  });
  const pdf = address('/api/tenants/{tenantId}/compliance/report/pdf', { params, query: { framework } });
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t('framework')}
          className="w-56"
          value={framework}
          onChange={(key) => setFramework(FRAMEWORKS.find((one) => one === key) ?? 'soc2')}
          choices={FRAMEWORKS.map((value) => ({ value, label: NAMES[value] }))}
        />
        <Button onPress={() => window.location.assign(pdf)}>{t('pdf')}</Button>
      </div>
      {report.error && <ErrorState {...errorText(report.error)} onRetry={() => report.refetch()} />}
      {report.isPending && <Skeleton className="h-64 w-full rounded-lg" />}
      {report.data?.data.sections.map((section) => (
        <ReportSection key={section.id} section={section} />
      ))}
    </div>
  );
}

function ReportSection({ section: { title, criteria, columns, rows, note } }: { section: Section }) {
  const t = useTranslations('compliance.report');
  const items = rows.map((cells, place) => ({ place: String(place), cells }));
  return (
    // The report speaks English in every language of the console: it is handed to auditors as it is.
    <section aria-label={title} className="flex flex-col gap-2" lang="en" dir="ltr">
      <h2 className="flex flex-wrap items-center gap-2 font-medium">
        {title} <Badge>{criteria}</Badge>
      </h2>
      <div className="overflow-hidden rounded-lg border border-border bg-raised">
        <Table
          label={title}
          columns={columns.map((column, place) => ({
            id: column,
            title: column,
            cell: (row: (typeof items)[number]) => <ReportCell cell={row.cells[place] ?? null} />,
          }))}
          items={items}
          keyOf={({ place }) => place}
          nameOf={({ cells }) => String(cells[0])}
          empty={
            <p className="p-4 text-muted">
              <bdi>{t('nothing')}</bdi>
            </p>
          }
        />
      </div>
      {note && <p className="text-sm text-muted">{note}</p>}
    </section>
  );
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function ReportCell({ cell }: { cell: Section['rows'][number][number] }) {
  const t = useTranslations('compliance.report');
  if (cell === null) return <span className="text-muted">–</span>;
  if (typeof cell === 'boolean')
    return <Badge tone={cell ? 'success' : 'warning'}>{t(cell ? 'yes' : 'no')}</Badge>;
  if (typeof cell === 'string' && MOMENT.test(cell)) return <RelativeTime at={cell} />;
  return <bdi>{cell}</bdi>;
}
