import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CreateTenant } from '@/services/platform/tenants/tenants.schema';
import { inLanguage } from '@/ui/i18n/schema-words';
import { CreateTenantForm } from '@/ui/screens/tenants/create-tenant-form';
import { SignOutButton } from '@/ui/screens/tenants/sign-out-button';
import { tenantForm } from '../../tenant-form';
import { requireViewer } from '../../viewer';

const form = tenantForm(CreateTenant.omit({ modules: true }));

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('welcome');
  return { title: t('create') };
}

/** Where somebody new makes their first tenant, and others a further one. */
export default async function WelcomePage() {
  const [t, viewer, locale] = await Promise.all([getTranslations('welcome'), requireViewer(), getLocale()]);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-lg flex-col justify-center gap-6 p-4 py-10">
      <header className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold">{t('title', { name: viewer.user.name })}</h1>
        <p className="text-muted">{t('text')}</p>
      </header>
      <div className="rounded-xl border border-border bg-raised p-6 shadow-control">
        <CreateTenantForm schema={inLanguage(locale, form)} />
      </div>
      <SignOutButton label={t('signOut')} />
    </main>
  );
}
