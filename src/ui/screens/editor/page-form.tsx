'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api, apiPage } from '@/ui/client/client';
import type { Body } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Skeleton } from '@/ui/kit/skeleton';
import { toast } from '@/ui/kit/toast';
import type { FormSchema } from '@/ui/patterns/form-schema';
import { SchemaForm } from '@/ui/patterns/schema-form';
import { ImageField } from '@/ui/screens/assets/image-field';
import type { SitePage } from '@/ui/screens/pages/page-status';
import { useTenant } from '@/ui/shell/tenant-context';

const PAGE = '/api/tenants/{tenantId}/pages/{pageId}';

/** A page's title, address and place in the site. */
export function PageForm({ page, schema }: { page: SitePage; schema: FormSchema }) {
  const t = useTranslations('console');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const parents = useQuery({
    queryKey: ['page', 'parents'],
    queryFn: ({ signal }) =>
      apiPage('GET /api/tenants/{tenantId}/pages', {
        params: { tenantId: tenant.id },
        query: { limit: 100, sort: 'title' },
        signal,
      }),
  });
  if (!parents.data) return <Skeleton className="h-64 w-full rounded-lg" />;
  const others = parents.data.data.filter(({ id }) => id !== page.id);
  return (
    <SchemaForm
      schema={withParents(schema, others)}
      initialValues={page}
      submitLabel={t('save')}
      draftKey={`page:${page.id}`}
      onSubmit={async (values) => {
        const body = values as Body<`PATCH ${typeof PAGE}`>;
        const params = { tenantId: tenant.id, pageId: page.id };
        await api(`PATCH ${PAGE}`, { params, body, version: page.version });
        await refresh('page');
        toast.success(t('saved'));
      }}
    />
  );
}

/** The schema knows that a parent is an id; here it becomes a choice among the other pages. */
function withParents(schema: FormSchema, others: readonly SitePage[]): FormSchema {
  const choices = others.map(({ id, title }) => ({ const: id, title }));
  const { title, description } = schema.properties?.parentId ?? {};
  const parentId = { title, description, default: null, anyOf: [...choices, { type: 'null' }] };
  return { ...schema, properties: { ...schema.properties, parentId } };
}

/** What search engines and social networks are told of a page. */
export function SeoForm({ pageId, schema }: { pageId: string; schema: FormSchema }) {
  const t = useTranslations('console');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const params = { tenantId: tenant.id, pageId };
  const seo = useQuery({
    queryKey: ['seo_metadata', pageId],
    queryFn: ({ signal }) => api(`GET ${PAGE}/seo`, { params, signal }),
  });
  if (!seo.data) return <Skeleton className="h-64 w-full rounded-lg" />;
  const { data } = seo.data;
  return (
    <SchemaForm
      key={data.version}
      schema={schema}
      initialValues={data}
      submitLabel={t('save')}
      draftKey={`seo:${pageId}`}
      renderImage={(props) => <ImageField {...props} holds="id" />}
      onSubmit={async (values) => {
        const body = values as Body<`PUT ${typeof PAGE}/seo`>;
        // Nothing has been set yet, so there is no version to name.
        await api(`PUT ${PAGE}/seo`, { params, body, version: data.version || undefined });
        await refresh('seo_metadata');
        toast.success(t('saved'));
      }}
    />
  );
}
