import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/core/ids';
import { WebhookScreen } from '@/ui/screens/webhooks/webhook-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('webhooks');
  return { title: t('title') };
}

/** One webhook with its deliveries. */
export default async function WebhookPage({ params }: { params: Promise<{ webhookId: string }> }) {
  const { webhookId } = await params;
  if (!isUuid(webhookId)) notFound();
  return <WebhookScreen webhookId={webhookId} />;
}
