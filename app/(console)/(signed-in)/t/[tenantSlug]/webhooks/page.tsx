import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { WebhooksScreen } from '@/ui/screens/webhooks/webhooks-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('webhooks');
  return { title: t('title') };
}

/** The tenant's webhooks. */
export default function WebhooksPage() {
  return <WebhooksScreen />;
}
