import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotificationsScreen } from '@/ui/screens/notifications/notifications-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications');
  return { title: t('title') };
}

/** What the viewer was told in this tenant, and how they want to be told. */
export default function NotificationsPage() {
  return <NotificationsScreen />;
}
