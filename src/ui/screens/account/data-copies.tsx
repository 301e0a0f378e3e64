'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { address, api } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Badge } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { RelativeTime } from '@/ui/kit/relative-time';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';

type DataRequest = Row<'GET /api/user/data-requests'>;
const LOOK_AGAIN_MS = 2_000;

/** Copies of all that is kept about the viewer: asked for, made, fetched. */
export function DataCopies() {
  const t = useTranslations('dataCopies');
  const refresh = useRefresh();
  const fail = useFailureToast();
  const requests = useQuery({
    queryKey: ['data_request'],
    queryFn: ({ signal }) => api('GET /api/user/data-requests', { signal }),
    refetchInterval: ({ state }) => (state.data?.data.some(isUnderWay) ? LOOK_AGAIN_MS : false),
  });
  const copies = requests.data?.data.filter(({ kind }) => kind === 'export') ?? [];
  const ask = () =>
    api('POST /api/user/data-export')
      .then(() => refresh('data_request'))
      .catch(fail);
  return (
    <section className="flex flex-col items-start gap-3 rounded-xl border border-border p-6">
      <h2 className="font-medium">{t('title')}</h2>
      <p className="text-muted">{t('text')}</p>
      <Button onPress={() => void ask()} isDisabled={copies.some(isUnderWay)}>
        {t('ask')}
      </Button>
      <ul className="flex flex-col gap-2">
        {copies.map((copy) => (
          <DataCopy key={copy.id} copy={copy} />
        ))}
      </ul>
    </section>
  );
}

function DataCopy({ copy }: { copy: DataRequest }) {
  const t = useTranslations('dataCopies');
  const file = address('/api/user/data-requests/{requestId}/download', { params: { requestId: copy.id } });
  return (
    <li className="flex flex-wrap items-center gap-3">
      <Badge tone={copy.status === 'done' ? 'success' : 'neutral'}>{t(`status.${copy.status}`)}</Badge>
      <RelativeTime at={copy.createdAt} />
      {copy.status === 'done' && (
        <Button onPress={() => window.location.assign(file)}>{t('download')}</Button>
      )}
    </li>
  );
}

function isUnderWay({ status }: DataRequest): boolean {
  return status === 'pending' || status === 'running';
}
