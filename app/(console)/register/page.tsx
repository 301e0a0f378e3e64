import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/ui/kit/button';
import { EntryCard } from '@/ui/shell/entry-card';
import { RegisterForm } from './register-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('register');
  return { title: t('submit') };
}

/** Where one opens an account. */
export default async function RegisterPage() {
  const t = await getTranslations('register');
  return (
    <EntryCard
      title={t('title')}
      footer={
        <>
          {t('haveAccount')}{' '}
          <TextLink href="/signin" className="underline">
            {t('signIn')}
          </TextLink>
        </>
      }
    >
      <RegisterForm />
    </EntryCard>
  );
}
