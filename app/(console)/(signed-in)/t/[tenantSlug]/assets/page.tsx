import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AssetsScreen } from '@/ui/screens/assets/assets-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assets');
  return { title: t('title') };
}

/** The files of a tenant's site. */
export default function AssetsPage() {
  return <AssetsScreen />;
}
