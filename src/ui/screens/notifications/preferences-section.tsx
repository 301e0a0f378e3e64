'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { api } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Badge } from '@/ui/kit/badge';
import { Checkbox } from '@/ui/kit/checkbox';
import { ErrorState } from '@/ui/kit/error-state';
import { Skeleton } from '@/ui/kit/skeleton';
import { useErrorText } from '@/ui/patterns/error-text';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { Section } from '@/ui/screens/account/section';
import { useTenant } from '@/ui/shell/tenant-context';

type Preference = Row<'GET /api/tenants/{tenantId}/notifications/preferences'>;
type Channel = keyof Preference['channels'];

const CHANNELS: readonly Channel[] = ['in_app', 'email', 'sms'];

/** By which ways the viewer is told of what; each choice is kept at once. */
export function PreferencesSection() {
  const t = useTranslations('notifications');
  const errorText = useErrorText();
  const { tenant } = useTenant();
  const query = useQuery({
    queryKey: ['notification_preference', tenant.id],
    queryFn: ({ signal }) =>
      api('GET /api/tenants/{tenantId}/notifications/preferences', {
        params: { tenantId: tenant.id },
        signal,
      }),
  });
  return (
    <Section title={t('preferences')} text={t('preferencesText')}>
      {query.isPending && <Skeleton className="h-40 w-full rounded-lg" />}
      {query.error && <ErrorState {...errorText(query.error)} onRetry={() => void query.refetch()} />}
      <ul className="flex flex-col">
        {query.data?.data.map((preference) => (
          <PreferenceRow key={preference.type} preference={preference} />
        ))}
      </ul>
    </Section>
  );
}

function PreferenceRow({ preference }: { preference: Preference }) {
  const t = useTranslations('notifications');
  const id = useId();
  const locale = useLocale();
  const choose = useChoice(preference.type);
  const { names } = preference;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-border py-3 first:border-t-0">
      <p id={id} className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-2">
        {locale === 'ar' ? names.ar : names.en}
        {preference.urgent && <Badge>{t('urgent')}</Badge>}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand beside its boxes. */}
      <div role="group" aria-labelledby={id} className="flex flex-wrap gap-x-4 gap-y-2">
        {CHANNELS.filter((channel) => preference.channels[channel] !== undefined).map((channel) => (
          <Checkbox
            key={channel}
            label={t(`channels.${channel}`)}
            isSelected={preference.channels[channel]}
            onChange={(enabled) => void choose(channel, enabled)}
          />
        ))}
      </div>
    </li>
  );
}

function useChoice(type: string) {
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const failed = useFailureToast();
  return async (channel: Channel, enabled: boolean) => {
    try {
      await api('PUT /api/tenants/{tenantId}/notifications/preferences', {
        params: { tenantId: tenant.id },
        body: { preferences: [{ type, channel, enabled }] },
      });
      await refresh('notification_preference');
    } catch (error) {
      failed(error);
    }
  };
}
