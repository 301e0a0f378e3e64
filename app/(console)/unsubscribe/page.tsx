import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/ui/kit/button';
import { UnsubscribeForm } from '@/ui/screens/entry/unsubscribe-form';
import { EntryCard } from '@/ui/shell/entry-card';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('unsubscribe');
  // The address of this page may hold a token: it goes to no other site.
  return { title: t('title'), referrer: 'no-referrer' };
}

/** Where the small print of a letter leads that somebody does not want to receive again. */
export default async function UnsubscribePage() {
  const [t, back] = await Promise.all([getTranslations('unsubscribe'), getTranslations('recover')]);
  return (
    <EntryCard
      title={t('title')}
      footer={
        <TextLink href="/signin" className="underline">
          {back('back')}
        </TextLink>
      }
    >
      <UnsubscribeForm />
    </EntryCard>
  );
}
