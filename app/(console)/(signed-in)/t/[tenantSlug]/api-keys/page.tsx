import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { catalogue } from '@/core/catalogue';
import { TenantModule } from '@/services/platform/tenants/tenants.schema';
import { inLanguage } from '@/ui/i18n/schema-words';
import type { CheckGroup } from '@/ui/patterns/check-list';
import { ApiKeysScreen } from '@/ui/screens/api-keys/api-keys-screen';
import { requireTenantViewer } from '../../../../viewer';

const MODULES = ['platform', ...TenantModule.options] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apiKeys');
  return { title: t('title') };
}

/** The tenant's API keys; a key can be given what its maker may do. */
export default async function ApiKeysPage({ params }: { params: Promise<{ tenantSlug: string }> }) {
  const { tenantSlug } = await params;
  const [viewer, t] = await Promise.all([
    requireTenantViewer(tenantSlug),
    getTranslations('console.modules'),
  ]);
  const held = new Set(viewer.permissions);
  const titleOf = (name: string) => {
    const known = MODULES.find((module) => module === name);
    return known ? t(known) : name;
  };
  const scopes: CheckGroup[] = catalogue().modules.map(({ name, permissions }) => ({
    title: titleOf(name),
    choices: Object.entries(permissions)
      .filter(([permission]) => held.has(permission))
      .map(([permission, words]) => ({ value: permission, label: words, description: permission })),
  }));
  const offered = scopes.filter(({ choices }) => choices.length > 0);
  return <ApiKeysScreen scopes={inLanguage(await getLocale(), offered)} />;
}
