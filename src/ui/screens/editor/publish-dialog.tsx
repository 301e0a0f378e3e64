'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import type { Data } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { DateTimeField } from '@/ui/kit/date-time-field';
import { Dialog } from '@/ui/kit/dialog';
import { Skeleton } from '@/ui/kit/skeleton';
import { TextArea } from '@/ui/kit/text-field';
import { toast } from '@/ui/kit/toast';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import type { SitePage } from '@/ui/screens/pages/page-status';
import { useTenant } from '@/ui/shell/tenant-context';

const PAGE = '/api/tenants/{tenantId}/pages/{pageId}';
type Finding = Data<`GET ${typeof PAGE}/check`>[number];

interface PublishDialogProps {
  page: SitePage;
  /** Whether the page goes live now, or at a time that is asked for. */
  when: 'now' | 'later';
  onClose: () => void;
  onShowSection: (id: string) => void;
}

/** Shows what the check found, asks why in spite of it, and publishes or schedules. */
export function PublishDialog({ page, when, onClose, onShowSection }: PublishDialogProps) {
  const t = useTranslations('editor');
  const [reason, setReason] = useState('');
  const [publishAt, setPublishAt] = useState<string | null>(page.publishAt);
  const findings = useFindings(page);
  const errors = findings?.filter(({ level }) => level === 'error') ?? [];
  const isEmpty = errors.some(({ code }) => code === 'empty_page');
  const mayGo =
    findings !== undefined &&
    !isEmpty &&
    (errors.length === 0 || reason.trim() !== '') &&
    (when === 'now' || publishAt !== null);
  const { run, isPending, failure } = usePublish(page, onClose);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="large"
      title={
        when === 'now' ? t('publish.title', { name: page.title }) : t('schedule.title', { name: page.title })
      }
      footer={
        <Button
          variant="primary"
          isDisabled={!mayGo}
          isPending={isPending}
          onPress={() => run(reason.trim() || undefined, when === 'later' ? publishAt : null)}
        >
          {when === 'now' ? t('publish.action') : t('schedule.submit')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        {when === 'later' && (
          <DateTimeField
            label={t('schedule.at')}
            value={publishAt}
            onChange={setPublishAt}
            isRequired
            className="max-w-xs"
          />
        )}
        <Findings
          findings={findings}
          onShowSection={(id) => {
            onShowSection(id);
            onClose();
          }}
        />
        {errors.length > 0 && !isEmpty && (
          <TextArea
            label={t('publish.reason')}
            description={t('publish.reasonHint')}
            value={reason}
            onChange={setReason}
            maxLength={500}
            isRequired
          />
        )}
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}

function useFindings(page: SitePage): Finding[] | undefined {
  const { tenant } = useTenant();
  const check = useQuery({
    queryKey: ['page', page.id, 'check', page.version],
    queryFn: ({ signal }) =>
      api(`GET ${PAGE}/check`, { params: { tenantId: tenant.id, pageId: page.id }, signal }),
  });
  return check.data?.data;
}

function usePublish(page: SitePage, onDone: () => void) {
  const t = useTranslations('editor');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const params = { tenantId: tenant.id, pageId: page.id };

  async function run(reason: string | undefined, publishAt: string | null) {
    setPending(true);
    setFailure(null);
    try {
      if (publishAt) await api(`POST ${PAGE}/schedule`, { params, body: { publishAt, reason } });
      else await api(`POST ${PAGE}/publish`, { params, body: { reason } });
      await refresh('page');
      toast.success(publishAt ? t('schedule.done') : t('publish.done', { name: page.title }));
      onDone();
    } catch (error) {
      setFailure(errorText(error));
      setPending(false);
    }
  }

  return { run: (reason: string | undefined, at: string | null) => void run(reason, at), isPending, failure };
}

interface FindingsProps {
  findings: readonly Finding[] | undefined;
  onShowSection: (id: string) => void;
}

function Findings({ findings, onShowSection }: FindingsProps) {
  const t = useTranslations('editor.publish');
  if (!findings) {
    return (
      <div role="status" aria-busy="true" className="flex flex-col gap-2 text-muted">
        {t('checking')}
        <Skeleton className="w-2/3" />
      </div>
    );
  }
  if (findings.length === 0) {
    return (
      <p className="flex items-center gap-2">
        <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-success" />
        {t('clean')}
      </p>
    );
  }
  const errors = findings.filter(({ level }) => level === 'error');
  const warnings = findings.filter(({ level }) => level === 'warning');
  return (
    <>
      {errors.length > 0 && (
        <FindingList
          title={t('errors', { count: errors.length })}
          findings={errors}
          onShowSection={onShowSection}
        />
      )}
      {warnings.length > 0 && (
        <FindingList
          title={t('warnings', { count: warnings.length })}
          findings={warnings}
          onShowSection={onShowSection}
        />
      )}
    </>
  );
}

function FindingList({
  title,
  findings,
  onShowSection,
}: { title: string; findings: readonly Finding[] } & Pick<FindingsProps, 'onShowSection'>) {
  const t = useTranslations('editor.publish');
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">{title}</h3>
      <ul className="divide-y divide-border rounded-lg border border-border">
        {findings.map(({ level, message, sectionId, field }) => (
          <li key={`${sectionId}:${field}:${message}`} className="flex items-center gap-2 px-3 py-2">
            {level === 'error' ? (
              <CircleX aria-hidden="true" className="size-4 shrink-0 text-danger" />
            ) : (
              <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warning" />
            )}
            <span className="min-w-0 flex-1">{message}</span>
            {sectionId && (
              <Button variant="quiet" onPress={() => onShowSection(sectionId)}>
                {t('show')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
