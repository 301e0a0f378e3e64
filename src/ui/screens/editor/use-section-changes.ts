'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api } from '@/ui/client/client';
import type { Body } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { toast } from '@/ui/kit/toast';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { useTenant } from '@/ui/shell/tenant-context';
import { type Section, sectionsKey } from './use-page';

type NewSection = Body<'POST /api/tenants/{tenantId}/pages/{pageId}/sections'>;

/** What can be done to the sections of a page; each change is on show when its promise settles. */
export function useSectionChanges(pageId: string) {
  const t = useTranslations();
  const { tenant } = useTenant();
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const fail = useFailureToast();
  const params = { tenantId: tenant.id, pageId };
  const done = () => refresh('section', 'page');

  async function add(section: NewSection): Promise<Section> {
    const { data } = await api('POST /api/tenants/{tenantId}/pages/{pageId}/sections', {
      params,
      body: section,
    });
    await done();
    return data;
  }

  async function reorder(sections: readonly Section[]): Promise<void> {
    queryClient.setQueryData(sectionsKey(pageId), sections);
    try {
      await api('PUT /api/tenants/{tenantId}/pages/{pageId}/sections/reorder', {
        params,
        body: { sectionIds: sections.map(({ id }) => id) },
      });
    } catch (error) {
      fail(error);
    }
    await done();
  }

  async function setVisible({ id }: Section, visible: boolean): Promise<void> {
    await api('PUT /api/tenants/{tenantId}/pages/{pageId}/sections/{sectionId}', {
      params: { ...params, sectionId: id },
      body: { visible },
    });
    await done();
  }

  async function remove(section: Section, name: string): Promise<void> {
    await api('DELETE /api/tenants/{tenantId}/pages/{pageId}/sections/{sectionId}', {
      params: { ...params, sectionId: section.id },
    });
    await done();
    const bringBack = { label: t('console.undo'), onClick: () => void add(copyOf(section)).catch(fail) };
    toast(t('editor.deleted', { name }), { action: bringBack });
  }

  return {
    add,
    reorder,
    setVisible: (section: Section, visible: boolean) => setVisible(section, visible).catch(fail),
    duplicate: (section: Section) =>
      add({ ...copyOf(section), order: section.order + 1 }).catch((error: unknown) => {
        fail(error);
        return null;
      }),
    remove: (section: Section, name: string) => remove(section, name).catch(fail),
  };
}

/** What makes a section again, at its place. The API checks the type and the settings. */
function copyOf({ type, content, settings, visible, order }: Section): NewSection {
  return { type, content, settings, visible, order } as NewSection;
}
