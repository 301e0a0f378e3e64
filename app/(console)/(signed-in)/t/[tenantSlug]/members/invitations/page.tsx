import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InvitationsScreen } from '@/ui/screens/people/invitations-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('invitations') };
}

/** Whom the tenant has invited. */
export default function InvitationsPage() {
  return <InvitationsScreen />;
}
