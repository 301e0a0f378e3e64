import { redirect } from 'next/navigation';
import { requireViewer } from './viewer';

/** The start: the tenant that the viewer worked in last, or the welcome of somebody new. */
export default async function StartPage() {
  const { tenant, memberships } = await requireViewer();
  const slug = tenant?.slug ?? memberships[0]?.tenantSlug;
  redirect(slug ? `/t/${slug}` : '/welcome');
}
