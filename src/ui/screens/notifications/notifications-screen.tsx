'use client';

import { useTranslations } from 'next-intl';
import { PageHeader } from '@/ui/shell/page-header';
import { NotificationHistory } from './notification-history';
import { PreferencesSection } from './preferences-section';
import { TimingSection } from './timing-section';

/** What the viewer was told, and by which ways they are told. */
export function NotificationsScreen() {
  const t = useTranslations('notifications');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="flex max-w-3xl flex-col gap-6">
        <NotificationHistory />
        <PreferencesSection />
        <TimingSection />
      </div>
    </>
  );
}
