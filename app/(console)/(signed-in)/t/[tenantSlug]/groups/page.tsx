import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GroupsScreen } from '@/ui/screens/groups/groups-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('groups');
  return { title: t('title') };
}

/** The groups that a directory provisions, and the roles that they give. */
export default function GroupsPage() {
  return <GroupsScreen />;
}
