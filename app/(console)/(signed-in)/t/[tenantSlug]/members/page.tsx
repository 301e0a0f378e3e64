import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MembersScreen } from '@/ui/screens/people/members-screen';
import { permissionGroups } from '../../../../permission-groups';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('members') };
}

/** The tenant's people. */
export default async function MembersPage() {
  const groups = await permissionGroups(() => true);
  const words = groups.flatMap(({ choices }) => choices.map(({ value, label }) => [value, label]));
  return <MembersScreen permissionWords={Object.fromEntries(words)} />;
}
