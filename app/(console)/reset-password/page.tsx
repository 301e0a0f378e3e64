import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/ui/kit/button';
import { ResetPasswordForm } from '@/ui/screens/entry/reset-password-form';
import { EntryCard } from '@/ui/shell/entry-card';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('recover.reset');
  // The address of this page may hold a token: it goes to no other site.
  return { title: t('title'), referrer: 'no-referrer' };
}

/** Where the link of such a letter leads. */
export default async function ResetPasswordPage() {
  const t = await getTranslations('recover');
  return (
    <EntryCard
      title={t('reset.title')}
      footer={
        <TextLink href="/signin" className="underline">
          {t('back')}
        </TextLink>
      }
    >
      <ResetPasswordForm />
    </EntryCard>
  );
}
