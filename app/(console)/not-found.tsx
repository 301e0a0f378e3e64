import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/ui/kit/button';
import { EmptyState } from '@/ui/kit/empty-state';

/** For addresses that lead nowhere, and for what the viewer may not know of. */
export default async function NotFoundPage() {
  const t = await getTranslations('problem.notFound');
  return (
    <main className="flex min-h-[70dvh] items-center justify-center p-4">
      <EmptyState
        heading
        title={t('title')}
        hint={t('hint')}
        action={<TextLink href="/">{t('action')}</TextLink>}
      />
    </main>
  );
}
