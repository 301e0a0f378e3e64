import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/ui/kit/button';
import { TenantCards } from '@/ui/screens/tenants/tenant-cards';
import { requireViewer } from '../../viewer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tenants');
  return { title: t('title') };
}

/** The tenants that the viewer belongs to. */
export default async function TenantsPage() {
  const [t, viewer] = await Promise.all([getTranslations('tenants'), requireViewer()]);
  return (
    <main className="mx-auto flex w-full max-w-3xl flex-col gap-6 p-4 py-10">
      <header className="flex flex-wrap items-center gap-3">
        <div>
          <h1 className="text-xl font-semibold">{t('title')}</h1>
          <p className="text-muted">{t('text')}</p>
        </div>
        <LinkButton href="/welcome" variant="primary" className="ms-auto">
          {t('create')}
        </LinkButton>
      </header>
      <TenantCards memberships={viewer.memberships} currentId={viewer.tenant?.id ?? null} />
    </main>
  );
}
