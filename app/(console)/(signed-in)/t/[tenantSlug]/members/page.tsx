import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MembersScreen } from '@/ui/screens/people/members-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('members') };
}

/** The tenant's people. */
export default function MembersPage() {
  return <MembersScreen />;
}
