import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApiKeysScreen } from '@/ui/screens/api-keys/api-keys-screen';
import { permissionGroups } from '../../../../permission-groups';
import { requireTenantViewer } from '../../../../viewer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apiKeys');
  return { title: t('title') };
}

/** The tenant's API keys; a key can be given what its maker may do. */
export default async function ApiKeysPage({ params }: { params: Promise<{ tenantSlug: string }> }) {
  const { tenantSlug } = await params;
  const viewer = await requireTenantViewer(tenantSlug);
  const held = new Set(viewer.permissions);
  return <ApiKeysScreen scopes={await permissionGroups((permission) => held.has(permission))} />;
}
