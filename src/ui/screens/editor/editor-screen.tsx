'use client';

import { clsx } from 'clsx';
import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { TextLink } from '@/ui/kit/button';
import { ErrorState } from '@/ui/kit/error-state';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Skeleton } from '@/ui/kit/skeleton';
import { Tabs } from '@/ui/kit/tabs';
import { useErrorText } from '@/ui/patterns/error-text';
import type { FormSchema } from '@/ui/patterns/form-schema';
import { PageStatus, type SitePage } from '@/ui/screens/pages/page-status';
import { useTenant } from '@/ui/shell/tenant-context';
import { PageActions } from './page-actions';
import { PageForm, SeoForm } from './page-form';
import { PagePreview } from './page-preview';
import { SectionForm } from './section-form';
import type { SectionKind } from './section-kinds';
import { SectionList } from './section-list';
import { type Section, usePage, useSections } from './use-page';

/** The forms of the editor, sent by the server as data. */
export interface EditorForms {
  kinds: readonly SectionKind[];
  settings: FormSchema;
  page: FormSchema;
  seo: FormSchema;
}

/** A page with its sections on the left, itself in the middle, and what is edited on the right. */
export function EditorScreen({ pageId, forms }: { pageId: string; forms: EditorForms }) {
  const page = usePage(pageId);
  const sections = useSections(pageId);
  const errorText = useErrorText();
  const failed = page.isError ? page : sections.isError ? sections : null;
  if (failed) return <ErrorState {...errorText(failed.error)} onRetry={() => void failed.refetch()} />;
  if (!page.data || !sections.data) return <LoadingEditor />;
  return <Editor page={page.data} sections={sections.data} forms={forms} />;
}

interface EditorProps {
  page: SitePage;
  sections: readonly Section[];
  forms: EditorForms;
}

const PANELS = ['sections', 'preview', 'edit'] as const;
type Panel = (typeof PANELS)[number];

function Editor({ page, sections, forms }: EditorProps) {
  const t = useTranslations('editor');
  const [selectedId, setSelectedId] = useState<string | null>(sections[0]?.id ?? null);
  const [tab, setTab] = useState('section');
  const [panel, setPanel] = useState<Panel>('preview');
  // Counts restored versions, after which the forms begin anew.
  const [generation, setGeneration] = useState(0);
  const selected = sections.find(({ id }) => id === selectedId);

  function select(id: string) {
    setSelectedId(id);
    setTab('section');
    setPanel('edit');
  }
  const shown = (name: Panel) => clsx('min-h-0 flex-col xl:flex', panel === name ? 'flex' : 'hidden');

  return (
    <div data-wide="" className="flex flex-col gap-4 xl:h-[calc(100dvh-6.5rem)]">
      <EditorHead page={page}>
        <PageActions page={page} onShowSection={select} onRestored={() => setGeneration(generation + 1)} />
      </EditorHead>
      <PanelSwitch panel={panel} onChange={setPanel} />
      <div className="grid min-h-0 flex-1 gap-5 xl:grid-cols-[17rem_minmax(0,1fr)_22rem]">
        <div className={clsx(shown('sections'), 'xl:overflow-y-auto')}>
          <h2 className="pb-2 text-sm font-medium text-muted">{t('sections')}</h2>
          <SectionList
            pageId={page.id}
            sections={sections}
            kinds={forms.kinds}
            selectedId={selectedId}
            onSelect={select}
          />
        </div>
        <div className={clsx(shown('preview'), 'min-h-[70dvh]')}>
          <PagePreview pageId={page.id} title={page.title} revision={revisionOf(page, sections)} />
        </div>
        <div className={clsx(shown('edit'), 'xl:overflow-y-auto xl:pe-1')}>
          <Tabs
            label={t('edit')}
            selectedKey={tab}
            onSelectionChange={(key) => setTab(String(key))}
            tabs={[
              {
                id: 'section',
                title: t('tabs.section'),
                content: (
                  <SelectedForm key={`${selectedId}:${generation}`} section={selected} forms={forms} />
                ),
              },
              {
                id: 'page',
                title: t('tabs.page'),
                content: <PageForm key={generation} page={page} schema={forms.page} />,
              },
              {
                id: 'seo',
                title: t('tabs.seo'),
                content: <SeoForm key={generation} pageId={page.id} schema={forms.seo} />,
              },
            ]}
          />
        </div>
      </div>
    </div>
  );
}

/** Changes with everything that the preview shows. */
function revisionOf(page: SitePage, sections: readonly Section[]): string {
  return [page.version, ...sections.map(({ id, version }) => `${id}.${version}`)].join();
}

function SelectedForm({ section, forms }: { section: Section | undefined; forms: EditorForms }) {
  const t = useTranslations();
  const { can } = useTenant();
  const kind = forms.kinds.find(({ type }) => type === section?.type);
  if (!section || !kind) return <p className="text-muted">{t('editor.choose')}</p>;
  if (!can('pages:write')) return <p className="text-muted">{t('console.readOnly')}</p>;
  return <SectionForm section={section} kind={kind} settingsSchema={forms.settings} />;
}

function EditorHead({ page, children }: { page: SitePage; children: React.ReactNode }) {
  const t = useTranslations('editor');
  const { hrefOf } = useTenant();
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <TextLink href={hrefOf('/pages')} className="flex items-center gap-0.5 text-sm">
        <ChevronLeft aria-hidden="true" className="size-4 rtl:rotate-180" />
        {t('back')}
      </TextLink>
      <h1 className="min-w-0 truncate text-lg font-semibold">{page.title}</h1>
      <PageStatus status={page.status} />
      {page.status === 'scheduled' && page.publishAt && (
        <span className="text-sm text-muted">
          {t('schedule.goesLive')} <RelativeTime at={page.publishAt} />
        </span>
      )}
      <div className="ms-auto">{children}</div>
    </header>
  );
}

/** On screens too narrow for three columns, one is on show at a time. */
function PanelSwitch({ panel, onChange }: { panel: Panel; onChange: (panel: Panel) => void }) {
  const t = useTranslations('editor');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around three buttons
    <div
      role="group"
      aria-label={t('panels')}
      className="grid grid-cols-3 gap-1 rounded-lg bg-hover p-1 xl:hidden"
    >
      {PANELS.map((name) => (
        <ToggleButton
          key={name}
          isSelected={name === panel}
          onChange={() => onChange(name)}
          className="focus-ring h-8 rounded-md font-medium text-muted data-selected:bg-raised data-selected:text-text data-selected:shadow-control pointer-coarse:h-11"
        >
          {t(name)}
        </ToggleButton>
      ))}
    </div>
  );
}

function LoadingEditor() {
  return (
    <div aria-busy="true" data-wide="" className="grid gap-5 xl:grid-cols-[17rem_minmax(0,1fr)_22rem]">
      <Skeleton className="h-80 w-full rounded-lg" />
      <Skeleton className="h-[70dvh] w-full rounded-lg" />
      <Skeleton className="h-80 w-full rounded-lg" />
    </div>
  );
}
