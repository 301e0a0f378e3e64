import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/ui/kit/button';
import { VerifyEmailForm } from '@/ui/screens/entry/verify-email-form';
import { EntryCard } from '@/ui/shell/entry-card';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('recover.verify');
  // The address of this page may hold a token: it goes to no other site.
  return { title: t('title'), referrer: 'no-referrer' };
}

/** Where the link of the letter leads that proves an address. */
export default async function VerifyEmailPage() {
  const t = await getTranslations('recover');
  return (
    <EntryCard
      title={t('verify.title')}
      footer={
        <TextLink href="/signin" className="underline">
          {t('back')}
        </TextLink>
      }
    >
      <VerifyEmailForm />
    </EntryCard>
  );
}
