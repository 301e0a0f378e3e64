import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BackupsScreen } from '@/ui/screens/backups/backups-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('backups');
  return { title: t('title') };
}

/** The tenant's backups. */
export default function BackupsPage() {
  return <BackupsScreen />;
}
