'use client';

import { Building2, Languages, LogOut, SunMoon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LOCALE_NAMES, LOCALES } from '@/ui/i18n/locale';
import { useNavigate } from '@/ui/patterns/navigation-guard';
import { applyTheme, THEMES } from '@/ui/theme/theme';
import { changeLocale } from './account-menu';
import type { AppShellProps } from './app-shell';
import type { CommandGroup } from './command-palette';

type Reach = Pick<
  AppShellProps,
  'modules' | 'commands' | 'tenants' | 'tenantId' | 'onTenantChange' | 'onSignOut'
>;

/** Everything the shell can do, as commands under headings; empty headings are left out. */
export function useCommandGroups({ modules, commands = [], ...reach }: Reach): CommandGroup[] {
  const t = useTranslations('shell');
  const navigate = useNavigate();

  const pages = modules.flatMap((module) =>
    module.items.map(({ id, label, icon, href, keys }) => ({
      id: `page:${module.id}:${id}`,
      label: modules.length > 1 ? `${module.label} › ${label}` : label,
      icon,
      keys,
      run: () => navigate(href),
    })),
  );
  const tenants = reach.tenants
    .filter(({ id }) => id !== reach.tenantId)
    .map(({ id, name }) => ({
      id: `tenant:${id}`,
      label: name,
      icon: <Building2 aria-hidden="true" />,
      run: () => reach.onTenantChange(id),
    }));
  const themes = THEMES.map((theme) => ({
    id: `theme:${theme}`,
    label: `${t('theme.title')}: ${t(`theme.${theme}`)}`,
    icon: <SunMoon aria-hidden="true" />,
    run: () => applyTheme(theme),
  }));
  const languages = LOCALES.map((locale) => ({
    id: `language:${locale}`,
    label: `${t('language')}: ${LOCALE_NAMES[locale]}`,
    words: locale,
    icon: <Languages aria-hidden="true" />,
    run: () => changeLocale(locale),
  }));
  const leave = {
    id: 'sign-out',
    label: t('signOut'),
    icon: <LogOut aria-hidden="true" />,
    run: reach.onSignOut,
  };

  return [
    { title: t('palette.actions'), commands },
    { title: t('palette.pages'), commands: pages },
    { title: t('palette.tenants'), commands: tenants },
    { title: t('palette.settings'), commands: [...themes, ...languages, leave] },
  ].filter((group) => group.commands.length > 0);
}
