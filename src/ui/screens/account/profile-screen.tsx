'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import type { Data } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { LOCALE_NAMES, LOCALES } from '@/ui/i18n/locale';
import { Button, TextLink } from '@/ui/kit/button';
import { Select } from '@/ui/kit/select';
import { Skeleton } from '@/ui/kit/skeleton';
import { TextField } from '@/ui/kit/text-field';
import { toast } from '@/ui/kit/toast';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useRefusable } from '../people/use-refusable';
import { ChangeEmail } from './change-email';
import { DeleteAccount } from './delete-account';

type Profile = Data<'GET /api/users/profile'>;

const boxClass = 'flex flex-col items-start gap-3 rounded-xl border border-border bg-raised p-6';

/** What somebody says of themselves: name, phone, language, address; and the way out. */
export function ProfileScreen() {
  const t = useTranslations('profile');
  const query = useQuery({
    queryKey: ['profile'],
    queryFn: ({ signal }) => api('GET /api/users/profile', { signal }),
  });
  const profile = query.data?.data;
  if (!profile) return <Skeleton className="h-64 w-full rounded-xl" />;
  return (
    <>
      <section className={boxClass}>
        <ProfileForm key={profile.version} profile={profile} />
      </section>
      <section className={boxClass}>
        <ChangeEmail email={profile.email} />
      </section>
      <nav aria-label={t('more')} className="flex gap-4">
        <TextLink href="/account/security" className="underline">
          {t('security')}
        </TextLink>
        <TextLink href="/account/data" className="underline">
          {t('data')}
        </TextLink>
      </nav>
      <section className={boxClass}>
        <DeleteAccount userId={profile.id} email={profile.email} />
      </section>
    </>
  );
}

function ProfileForm({ profile }: { profile: Profile }) {
  const t = useTranslations('profile');
  const refresh = useRefresh();
  const { run, failure, isPending } = useRefusable();
  const [name, setName] = useState(profile.name);
  const [phone, setPhone] = useState(profile.phone ?? '');
  const [locale, setLocale] = useState(LOCALES.find((known) => profile.locale.startsWith(known)) ?? 'en');

  async function save() {
    const body = { name, locale, phone: phone.trim() === '' ? null : phone };
    await api('PUT /api/users/profile', { body, version: profile.version });
    await refresh('profile');
    toast.success(t('saved'));
  }

  return (
    <div className="flex w-full flex-col gap-4">
      <TextField
        label={t('name')}
        value={name}
        onChange={setName}
        autoComplete="name"
        maxLength={120}
        isRequired
      />
      <TextField
        label={t('phone')}
        description={t('phoneHint')}
        type="tel"
        value={phone}
        onChange={setPhone}
        autoComplete="tel"
        maxLength={16}
      />
      <Select
        label={t('locale')}
        choices={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
        value={locale}
        onChange={(key) => setLocale(LOCALES.find((known) => known === key) ?? 'en')}
      />
      <FormAlert failure={failure} />
      <Button
        variant="primary"
        className="self-start"
        isPending={isPending}
        isDisabled={name.trim() === ''}
        onPress={() => run(save)}
      >
        {t('save')}
      </Button>
    </div>
  );
}
