import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/ui/kit/button';
import { ConfirmEmailForm } from '@/ui/screens/entry/confirm-email-form';
import { EntryCard } from '@/ui/shell/entry-card';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('profile.email.confirm');
  // The address of this page may hold a token: it goes to no other site.
  return { title: t('title'), referrer: 'no-referrer' };
}

/** Where the link to a new address leads; whoever opens it may be signed out. */
export default async function ConfirmEmailPage() {
  const t = await getTranslations('profile.email');
  const entry = await getTranslations('invitationPage');
  return (
    <EntryCard
      title={t('confirm.title')}
      footer={
        <TextLink href="/signin" className="underline">
          {entry('signIn')}
        </TextLink>
      }
    >
      <ConfirmEmailForm />
    </EntryCard>
  );
}
