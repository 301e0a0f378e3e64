import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccessesScreen } from '@/ui/screens/audit/accesses-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit.accesses');
  return { title: t('title') };
}

/** Who looked at protected data of the tenant or took an export. */
export default function AccessesPage() {
  return <AccessesScreen />;
}
