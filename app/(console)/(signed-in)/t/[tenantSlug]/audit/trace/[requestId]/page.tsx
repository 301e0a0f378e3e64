import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TraceScreen } from '@/ui/screens/trace/trace-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('trace');
  return { title: t('title') };
}

/** What one request led to. */
export default async function TracePage({ params }: { params: Promise<{ requestId: string }> }) {
  const { requestId } = await params;
  return <TraceScreen requestId={decodeURIComponent(requestId)} />;
}
