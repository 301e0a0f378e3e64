import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CreateTenant } from '@/services/platform/tenants/tenants.schema';
import { withoutDefaults } from '@/ui/patterns/form-schema-of';
import { SettingsScreen } from '@/ui/screens/tenants/settings-screen';
import { tenantForm } from '../../../../tenant-form';

const form = withoutDefaults(
  tenantForm(CreateTenant.pick({ name: true, locale: true, timezone: true, currency: true })),
);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('title') };
}

/** A tenant's settings. */
export default function SettingsPage() {
  return <SettingsScreen schema={form} />;
}
