'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Timing, type TimingValue } from '@/services/platform/notifications/timing.schema';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { ErrorState } from '@/ui/kit/error-state';
import { Select } from '@/ui/kit/select';
import { Skeleton } from '@/ui/kit/skeleton';
import { Switch } from '@/ui/kit/switch';
import { TextField } from '@/ui/kit/text-field';
import { toast } from '@/ui/kit/toast';
import { useViewerZone } from '@/ui/kit/viewer-zone';
import { useErrorText } from '@/ui/patterns/error-text';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { Section } from '@/ui/screens/account/section';

const NAME = 'notifications.timing';
const NIGHT = { from: '22:00', until: '07:00' };
const AT_ONCE = 'at-once';

/** When the viewer is told: quiet hours, and the hour of one daily letter. */
export function TimingSection() {
  const t = useTranslations('notifications.timing');
  const errorText = useErrorText();
  const zone = useViewerZone();
  const query = useQuery({
    queryKey: ['user_setting'],
    queryFn: ({ signal }) => api('GET /api/user/settings', { signal }),
  });
  const kept = query.data?.data.find(({ name }) => name === NAME);
  const value = Timing.safeParse(kept?.value).data;
  return (
    <Section title={t('title')} text={t('text')}>
      {query.error && <ErrorState {...errorText(query.error)} onRetry={() => void query.refetch()} />}
      {value && zone ? (
        <TimingForm kept={kept?.isDefault ? { ...value, timezone: zone } : value} />
      ) : (
        query.isPending && <Skeleton className="h-32 w-full rounded-lg" />
      )}
    </Section>
  );
}

function TimingForm({ kept }: { kept: TimingValue }) {
  const t = useTranslations('notifications.timing');
  const common = useTranslations('console');
  const [value, setValue] = useState(kept);
  const { save, isPending } = useSave();
  const { quietHours, digestHour, timezone } = value;
  const change = (part: Partial<TimingValue>) => setValue({ ...value, ...part });
  return (
    <form
      className="flex flex-col items-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save(value);
      }}
    >
      <Switch
        label={t('quiet')}
        description={t('quietHint')}
        isSelected={quietHours !== null}
        onChange={(isOn) => change({ quietHours: isOn ? NIGHT : null })}
      />
      {quietHours && (
        <div className="flex flex-wrap gap-4">
          <TextField
            type="time"
            label={t('from')}
            value={quietHours.from}
            onChange={(from) => change({ quietHours: { ...quietHours, from } })}
          />
          <TextField
            type="time"
            label={t('until')}
            value={quietHours.until}
            onChange={(until) => change({ quietHours: { ...quietHours, until } })}
          />
        </div>
      )}
      <Select
        label={t('letters')}
        choices={useHours()}
        value={digestHour === null ? AT_ONCE : String(digestHour)}
        onChange={(hour) => change({ digestHour: hour === AT_ONCE ? null : Number(hour) })}
      />
      <TextField
        isCode
        label={t('timezone')}
        description={t('timezoneHint')}
        value={timezone}
        onChange={(next) => change({ timezone: next })}
      />
      <Button type="submit" isPending={isPending}>
        {common('save')}
      </Button>
    </form>
  );
}

function useHours() {
  const t = useTranslations('notifications.timing');
  const format = useFormatter();
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: t('daily', {
      text: format.dateTime(new Date(Date.UTC(2026, 0, 1, hour)), { timeStyle: 'short', timeZone: 'UTC' }),
    }),
  }));
  return [{ value: AT_ONCE, label: t('atOnce') }, ...hours];
}

function useSave() {
  const t = useTranslations('notifications.timing');
  const refresh = useRefresh();
  const failed = useFailureToast();
  const [isPending, setPending] = useState(false);

  async function save(value: TimingValue) {
    setPending(true);
    try {
      await api('PUT /api/user/settings/{name}', { params: { name: NAME }, body: { value } });
      toast.success(t('saved'));
      await refresh('user_setting');
    } catch (error) {
      failed(error);
    }
    setPending(false);
  }
  return { save, isPending };
}
