'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { api } from '@/ui/client/client';
import type { Body } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { Tabs } from '@/ui/kit/tabs';
import { ApiError } from '@/ui/patterns/api-answer';
import { AutosaveForm } from '@/ui/patterns/autosave-form';
import { forgetDraft } from '@/ui/patterns/form-draft';
import type { FormSchema } from '@/ui/patterns/form-schema';
import type { FormValues } from '@/ui/patterns/form-values';
import { ImageField } from '@/ui/screens/assets/image-field';
import { useTenant } from '@/ui/shell/tenant-context';
import type { SectionKind } from './section-kinds';
import type { Section } from './use-page';

const SECTION = '/api/tenants/{tenantId}/pages/{pageId}/sections/{sectionId}';
type Part = 'content' | 'settings';

interface SectionFormProps {
  section: Section;
  kind: SectionKind;
  settingsSchema: FormSchema;
}

/** The form of one section: what it says, and how it sits on the page. Each saves by itself. */
export function SectionForm({ section, kind, settingsSchema }: SectionFormProps) {
  const t = useTranslations('editor.tabs');
  const saving = useSectionSaving(section);
  const form = (part: Part, schema: FormSchema) => (
    <AutosaveForm
      key={`${section.id}:${saving.generation}`}
      schema={schema}
      initialValues={saving.base[part]}
      onSubmit={(values) => saving.save(part, values)}
      draftKey={`section:${section.id}:${part}`}
      renderImage={(props) => <ImageField {...props} holds="image" />}
      recover={saving.isConflict ? (save) => <ConflictButtons saving={saving} save={save} /> : undefined}
    />
  );
  return (
    <Tabs
      key={section.id}
      label={kind.title}
      tabs={[
        { id: 'content', title: t('content'), content: form('content', kind.schema) },
        { id: 'settings', title: t('settings'), content: form('settings', settingsSchema) },
      ]}
    />
  );
}

function ConflictButtons({ saving, save }: { saving: SectionSaving; save: () => void }) {
  const t = useTranslations('editor.conflict');
  return (
    <>
      <Button onPress={() => void saving.takeTheirs()}>{t('reload')}</Button>
      <Button variant="danger" onPress={() => void saving.keepMine().then(save)}>
        {t('overwrite')}
      </Button>
    </>
  );
}

type SectionSaving = ReturnType<typeof useSectionSaving>;

/**
 * Saves against the version that the form began with, so that somebody else's change is never written over
 * unknowingly.
 */
function useSectionSaving(section: Section) {
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const [base, setBase] = useState(section);
  const [generation, setGeneration] = useState(0);
  const [isConflict, setConflict] = useState(false);
  const version = useRef(section.version);
  const params = { tenantId: tenant.id, pageId: section.pageId, sectionId: section.id };
  const latest = async () => (await api(`GET ${SECTION}`, { params })).data;

  async function save(part: Part, values: FormValues): Promise<void> {
    try {
      const body = { [part]: values } as Body<`PUT ${typeof SECTION}`>;
      const { data } = await api(`PUT ${SECTION}`, { params, body, version: version.current });
      version.current = data.version;
      setConflict(false);
    } catch (error) {
      setConflict(error instanceof ApiError && error.code === 'PRECONDITION_FAILED');
      throw withinPart(error, part);
    }
    await refresh('section', 'page');
  }

  async function takeTheirs(): Promise<void> {
    const theirs = await latest();
    for (const part of ['content', 'settings']) forgetDraft(`section:${section.id}:${part}`);
    version.current = theirs.version;
    setBase(theirs);
    setConflict(false);
    setGeneration((count) => count + 1);
  }

  async function keepMine(): Promise<void> {
    version.current = (await latest()).version;
  }

  return { base, generation, isConflict, save, takeTheirs, keepMine };
}

/** The API names fields from the section on; the form's begin inside the content or the settings. */
function withinPart(error: unknown, part: Part): unknown {
  if (!(error instanceof ApiError)) return error;
  const details = error.details.map(({ field, message }) => ({
    field: field.startsWith(`${part}.`) ? field.slice(part.length + 1) : field,
    message,
  }));
  return new ApiError(error.message, error.status, error.code, details, error.requestId);
}
