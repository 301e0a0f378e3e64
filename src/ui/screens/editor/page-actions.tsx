'use client';

import { Archive, CalendarClock, Copy, Ellipsis, History, Layers, Trash2, Undo2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { iconButtonClass } from '@/ui/kit/icon-button';
import { Menu, MenuItem } from '@/ui/kit/menu';
import { useNavigate } from '@/ui/patterns/navigation-guard';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import type { SitePage } from '@/ui/screens/pages/page-status';
import { useTenant } from '@/ui/shell/tenant-context';

const AlertDialog = dynamic(() => import('@/ui/kit/dialog').then((file) => file.AlertDialog));
const PublishDialog = dynamic(() => import('./publish-dialog').then((file) => file.PublishDialog));
const VersionsDialog = dynamic(() => import('./page-dialogs').then((file) => file.VersionsDialog));
const HistoryDialog = dynamic(() => import('./page-dialogs').then((file) => file.HistoryDialog));

const PAGE = '/api/tenants/{tenantId}/pages/{pageId}';
type Step = 'unpublish' | 'archive' | 'restore' | 'deletePage';
type Open = Step | 'publish' | 'schedule' | 'versions' | 'history' | null;

interface PageActionsProps {
  page: SitePage;
  onShowSection: (id: string) => void;
  /** The sections are others now. */
  onRestored: () => void;
}

/** What can be done with the page as a whole; what its state or the viewer's role rules out is not offered. */
export function PageActions({ page, onShowSection, onRestored }: PageActionsProps) {
  const t = useTranslations('editor');
  const { can } = useTenant();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const mayPublish = can('pages:publish') && page.status !== 'archived';
  return (
    <div className="flex items-center gap-1.5">
      {mayPublish && (
        <Button variant="primary" onPress={() => setOpen('publish')}>
          {page.status === 'published' ? t('publish.again') : t('publish.action')}
        </Button>
      )}
      <ActionMenu page={page} onOpen={setOpen} />
      {(open === 'publish' || open === 'schedule') && (
        <PublishDialog
          page={page}
          when={open === 'publish' ? 'now' : 'later'}
          onClose={close}
          onShowSection={onShowSection}
        />
      )}
      {open === 'versions' && <VersionsDialog page={page} onClose={close} onRestored={onRestored} />}
      {open === 'history' && <HistoryDialog page={page} onClose={close} />}
      {(open === 'unpublish' || open === 'archive' || open === 'restore' || open === 'deletePage') && (
        <StepDialog page={page} step={open} onClose={close} />
      )}
    </div>
  );
}

interface Entry {
  id: Exclude<Open, null | 'publish'> | 'duplicate';
  label: string;
  icon: ReactNode;
  isOffered: boolean;
}

function useEntries({ status }: SitePage): Entry[] {
  const t = useTranslations('editor');
  const { can } = useTenant();
  const is = (...states: SitePage['status'][]) => states.includes(status);
  const publish = can('pages:publish');
  return [
    {
      id: 'schedule',
      label: t('schedule.action'),
      icon: <CalendarClock aria-hidden="true" />,
      isOffered: publish && is('draft', 'scheduled'),
    },
    {
      id: 'unpublish',
      label: t('unpublish.action'),
      icon: <Undo2 aria-hidden="true" />,
      isOffered: publish && is('published', 'scheduled'),
    },
    {
      id: 'restore',
      label: t('restore.action'),
      icon: <Undo2 aria-hidden="true" />,
      isOffered: publish && is('archived'),
    },
    { id: 'versions', label: t('versions.action'), icon: <Layers aria-hidden="true" />, isOffered: true },
    {
      id: 'history',
      label: t('history'),
      icon: <History aria-hidden="true" />,
      isOffered: can('audit:read'),
    },
    {
      id: 'duplicate',
      label: t('duplicatePage'),
      icon: <Copy aria-hidden="true" />,
      isOffered: can('pages:write'),
    },
    {
      id: 'archive',
      label: t('archive.action'),
      icon: <Archive aria-hidden="true" />,
      isOffered: publish && is('draft', 'published'),
    },
    {
      id: 'deletePage',
      label: t('deletePage.action'),
      icon: <Trash2 aria-hidden="true" />,
      isOffered: can('pages:delete'),
    },
  ];
}

function ActionMenu({ page, onOpen }: { page: SitePage; onOpen: (part: Open) => void }) {
  const t = useTranslations('editor');
  const { tenant, hrefOf } = useTenant();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const fail = useFailureToast();
  const entries = useEntries(page);

  async function duplicate() {
    const params = { tenantId: tenant.id, pageId: page.id };
    const { data } = await api(`POST ${PAGE}/duplicate`, { params });
    await refresh('page');
    navigate(hrefOf(`/pages/${data.id}`));
  }

  return (
    <Menu
      label={t('more')}
      trigger={
        <AriaButton aria-label={t('more')} className={iconButtonClass}>
          <Ellipsis aria-hidden="true" />
        </AriaButton>
      }
    >
      {entries
        .filter(({ isOffered }) => isOffered)
        .map(({ id, label, icon }) => (
          <MenuItem
            key={id}
            id={id}
            icon={icon}
            isDanger={id === 'deletePage'}
            onAction={() => (id === 'duplicate' ? void duplicate().catch(fail) : onOpen(id))}
          >
            {label}
          </MenuItem>
        ))}
    </Menu>
  );
}

/** Asks, and takes one step in the page's life. */
function StepDialog({ page, step, onClose }: { page: SitePage; step: Step; onClose: () => void }) {
  const t = useTranslations('editor');
  const { tenant, hrefOf } = useTenant();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const fail = useFailureToast();
  const params = { tenantId: tenant.id, pageId: page.id };

  async function take() {
    if (step === 'deletePage') {
      await api(`DELETE ${PAGE}`, { params });
      navigate(hrefOf('/pages'));
    } else await api(`POST ${PAGE}/${step}`, { params });
    await refresh('page');
  }

  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title={t(`${step}.action`)}
      confirmLabel={t(`${step}.action`)}
      isDanger={step === 'deletePage'}
      onConfirm={take}
      onError={fail}
    >
      {t(`${step}.text`)}
    </AlertDialog>
  );
}
