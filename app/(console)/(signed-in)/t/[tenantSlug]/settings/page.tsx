import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { CreateTenant } from '@/services/platform/tenants/tenants.schema';
import { SettingsScreen } from '@/ui/screens/tenants/settings-screen';
import { tenantForm } from '../../../../tenant-form';

// The same fields as at the beginning, without their defaults: an empty field must not turn back into one.
const { name, locale, timezone, currency } = CreateTenant.shape;
const form = tenantForm(
  z.object({ name, locale: locale.unwrap(), timezone: timezone.unwrap(), currency: currency.unwrap() }),
);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('title') };
}

/** A tenant's settings. */
export default function SettingsPage() {
  return <SettingsScreen schema={form} />;
}
