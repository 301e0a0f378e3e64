import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { catalogue } from '@/core/catalogue';
import { RolesScreen } from '@/ui/screens/people/roles-screen';
import { permissionGroups } from '../../../../../permission-groups';
import { requireTenantViewer } from '../../../../../viewer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('roles') };
}

/** What each role allows. */
export default async function RolesPage({ params }: { params: Promise<{ tenantSlug: string }> }) {
  await requireTenantViewer((await params).tenantSlug);
  const roles = [...catalogue().permissionsOfRole].map(([name, permissions]) => ({
    name,
    permissions: [...permissions],
  }));
  return <RolesScreen permissions={await permissionGroups(() => true)} roles={roles} />;
}
