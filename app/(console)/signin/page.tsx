import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { env } from '@/core/env';
import { localPath } from '@/core/http/local-path';
import { TextLink } from '@/ui/kit/button';
import { EntryCard } from '@/ui/shell/entry-card';
import { SignInElsewhere } from './elsewhere';
import { SignInForm } from './sign-in-form';

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn');
  return { title: t('submit') };
}

/** Where one signs in; afterwards the way goes on to `next`. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [t, { next, registered, error }] = await Promise.all([getTranslations('signIn'), searchParams]);
  return (
    <EntryCard
      title={t('title')}
      footer={
        <>
          {t('noAccount')}{' '}
          <TextLink href="/register" className="underline">
            {t('register')}
          </TextLink>
        </>
      }
    >
      <SignInForm callbackUrl={localPath(next)} isNew={registered !== undefined} />
      <SignInElsewhere
        callbackUrl={localPath(next)}
        hasGoogle={Boolean(env().GOOGLE_CLIENT_ID)}
        isRefused={error !== undefined}
      />
    </EntryCard>
  );
}
