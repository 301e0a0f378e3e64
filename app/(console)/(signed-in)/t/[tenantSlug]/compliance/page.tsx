import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ComplianceScreen } from '@/ui/screens/compliance/compliance-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('compliance');
  return { title: t('title') };
}

/** What auditors ask of the tenant. */
export default function CompliancePage() {
  return <ComplianceScreen />;
}
