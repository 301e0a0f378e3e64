import { redirect } from 'next/navigation';
import { requireTenantViewer } from '../../../viewer';

/** A tenant's first page: its site where it has one, else its settings. */
export default async function TenantStartPage({ params }: { params: Promise<{ tenantSlug: string }> }) {
  const { tenantSlug } = await params;
  const { tenant } = await requireTenantViewer(tenantSlug);
  redirect(`/t/${tenantSlug}/${tenant.modules.includes('sites') ? 'pages' : 'settings'}`);
}
