import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CreateTenant } from '@/services/platform/tenants/tenants.schema';
import { inLanguage } from '@/ui/i18n/schema-words';
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
export default async function SettingsPage() {
  return <SettingsScreen schema={inLanguage(await getLocale(), form)} />;
}
