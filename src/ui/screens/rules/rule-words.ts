'use client';

import { useTranslations } from 'next-intl';

/** The words of settings in the viewer's language; a setting without any says what its declaration says. */
export function useRuleWords() {
  const names = useTranslations('rules.names');
  const choices = useTranslations('rules.choices');
  return {
    label: ({ name, summary }: { name: string; summary: string }) => {
      const known = name as Parameters<typeof names>[0];
      return names.has(known) ? names(known) : summary;
    },
    choice: (value: string) => {
      const known = value as Parameters<typeof choices>[0];
      return choices.has(known) ? choices(known) : value;
    },
  };
}
