import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SecurityScreen } from '@/ui/screens/account/security-screen';
import { requireViewer } from '../../../viewer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('security');
  return { title: t('title') };
}

/** How the viewer signs in, and where they are signed in. */
export default async function SecurityPage() {
  return <SecurityScreen viewer={await requireViewer()} />;
}
