'use client';

import { useTranslations } from 'next-intl';
import { TextArea } from '@/ui/kit/text-field';

/** The addresses in a text of one per line. */
export function addressesOf(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Asks for the network addresses that may use a key. */
export function AddressField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useTranslations('apiKeys.create');
  return (
    <TextArea
      label={t('addresses')}
      description={t('addressesHint')}
      value={value}
      onChange={onChange}
      rows={2}
      maxLength={3000}
    />
  );
}
