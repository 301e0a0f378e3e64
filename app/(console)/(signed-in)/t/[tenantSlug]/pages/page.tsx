import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PagesScreen } from '@/ui/screens/pages/pages-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages');
  return { title: t('title') };
}

/** The pages of a tenant's site. */
export default function PagesPage() {
  return <PagesScreen />;
}
