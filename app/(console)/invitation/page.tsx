import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/ui/kit/button';
import { AcceptInvitation } from '@/ui/screens/entry/accept-invitation';
import { EntryCard } from '@/ui/shell/entry-card';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitationPage');
  // The address of this page may hold a token: it goes to no other site.
  return { title: t('title'), referrer: 'no-referrer' };
}

/** Where the link of an invitation leads. */
export default async function InvitationPage() {
  const t = await getTranslations('invitationPage');
  return (
    <EntryCard
      title={t('title')}
      footer={
        <TextLink href="/signin" className="underline">
          {t('signIn')}
        </TextLink>
      }
    >
      <AcceptInvitation />
    </EntryCard>
  );
}
