import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/ui/kit/button';
import { EntryCard } from '@/ui/shell/entry-card';
import { ExchangeTicket } from './exchange-ticket';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn.elsewhere');
  return { title: t('completing') };
}

/** Where a provider's answer leads: the ticket behind the # becomes a session, and the way goes on. */
export default async function CompletePage() {
  const t = await getTranslations('signIn.elsewhere');
  return (
    <EntryCard title={t('completing')} footer={<TextLink href="/signin">{t('back')}</TextLink>}>
      <ExchangeTicket />
    </EntryCard>
  );
}
