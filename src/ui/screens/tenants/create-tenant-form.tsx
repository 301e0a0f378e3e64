'use client';

import { useTranslations } from 'next-intl';
import { api } from '@/ui/client/client';
import type { Body } from '@/ui/client/types';
import { Skeleton } from '@/ui/kit/skeleton';
import { useViewerZone } from '@/ui/kit/viewer-zone';
import type { FormSchema } from '@/ui/patterns/form-schema';
import { SchemaForm } from '@/ui/patterns/schema-form';
import { useTenantSwitch } from '@/ui/shell/use-tenant-switch';

/** Makes a tenant and goes there. The viewer's own zone is offered first. */
export function CreateTenantForm({ schema }: { schema: FormSchema }) {
  const t = useTranslations('welcome');
  const zone = useViewerZone();
  const switchTenant = useTenantSwitch();
  // Drawn once the zone is known: a form that begins anew would lose what was typed before.
  if (zone === null) return <Skeleton className="h-112 w-full rounded-lg" />;
  return (
    <SchemaForm
      schema={schema}
      initialValues={{ timezone: zone }}
      submitLabel={t('create')}
      onSubmit={async (values) => {
        // The API checks what a form of its own schema holds.
        const body = values as Body<'POST /api/tenants'>;
        const { data } = await api('POST /api/tenants', { body });
        await switchTenant(data.id, data.slug);
      }}
    />
  );
}
