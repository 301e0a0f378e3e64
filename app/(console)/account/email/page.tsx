import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/ui/kit/button';
import { ConfirmEmailForm } from '@/ui/screens/entry/confirm-email-form';
import { EntryCard } from '@/ui/shell/entry-card';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('newAddress');
  // The address of this page may hold a token: it goes to no other site.
  return { title: t('title'), referrer: 'no-referrer' };
}

/** Where the link to a new address leads; whoever opens it may be signed out. */
export default async function ConfirmEmailPage() {
  const t = await getTranslations('newAddress');
  return (
    <EntryCard
      title={t('title')}
      footer={
        <TextLink href="/signin" className="underline">
          {t('signIn')}
        </TextLink>
      }
    >
      <ConfirmEmailForm />
    </EntryCard>
  );
}
