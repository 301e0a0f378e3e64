import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/ui/kit/button';
import { ForgotPasswordForm } from '@/ui/screens/entry/forgot-password-form';
import { EntryCard } from '@/ui/shell/entry-card';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('recover.forgot');
  // The address of this page may hold a token: it goes to no other site.
  return { title: t('title'), referrer: 'no-referrer' };
}

/** Where one asks for a link to choose a new password. */
export default async function ForgotPasswordPage() {
  const t = await getTranslations('recover');
  return (
    <EntryCard
      title={t('forgot.title')}
      footer={
        <TextLink href="/signin" className="underline">
          {t('back')}
        </TextLink>
      }
    >
      <ForgotPasswordForm />
    </EntryCard>
  );
}
