'use client';

import { CircleUser, Database, LogOut, ShieldCheck, UserRound } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { LOCALE_COOKIE, LOCALE_NAMES, LOCALES } from '@/ui/i18n/locale';
import { iconButtonClass } from '@/ui/kit/icon-button';
import { Menu, MenuDivider, MenuItem, MenuSection } from '@/ui/kit/menu';
import { applyTheme, rememberChoice, THEMES, type Theme } from '@/ui/theme/theme';

/**
 * Changes the language of the console; the page is fetched again, because the server writes its texts.
 * @param locale a language of the console
 */
export function changeLocale(locale: string): void {
  rememberChoice(LOCALE_COOKIE, locale);
  window.location.reload();
}

interface AccountMenuProps {
  user: { name: string; email: string };
  theme: Theme;
  onSignOut: () => void;
}

/** Who is signed in, how the console looks and speaks, and the way out. */
export function AccountMenu({ user, theme, onSignOut }: AccountMenuProps) {
  const t = useTranslations('shell');
  const [shownTheme, setShownTheme] = useState(theme);

  function chooseTheme(next: Theme | undefined) {
    if (!next) return;
    setShownTheme(next);
    applyTheme(next);
  }

  return (
    <Menu
      label={t('account')}
      trigger={
        <Button aria-label={`${t('account')}: ${user.name}`} className={iconButtonClass}>
          <CircleUser aria-hidden="true" />
        </Button>
      }
    >
      <MenuSection title={user.email}>
        <MenuItem icon={<UserRound aria-hidden="true" />} href="/account">
          {t('profile')}
        </MenuItem>
        <MenuItem icon={<ShieldCheck aria-hidden="true" />} href="/account/security">
          {t('security')}
        </MenuItem>
        <MenuItem icon={<Database aria-hidden="true" />} href="/account/data">
          {t('yourData')}
        </MenuItem>
        <MenuItem icon={<LogOut aria-hidden="true" className="rtl:rotate-180" />} onAction={onSignOut}>
          {t('signOut')}
        </MenuItem>
      </MenuSection>
      <MenuDivider />
      <MenuSection
        title={t('theme.title')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shownTheme]}
        onSelectionChange={(keys) => chooseTheme(THEMES.find((name) => keys !== 'all' && keys.has(name)))}
      >
        {THEMES.map((name) => (
          <MenuItem key={name} id={name}>
            {t(`theme.${name}`)}
          </MenuItem>
        ))}
      </MenuSection>
      <LanguageSection />
    </Menu>
  );
}

function LanguageSection() {
  const t = useTranslations('shell');
  const locale = useLocale();
  return (
    <MenuSection
      title={t('language')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[locale]}
      onSelectionChange={(keys) => changeLocale([...(keys === 'all' ? [locale] : keys)].join(''))}
    >
      {LOCALES.map((name) => (
        <MenuItem key={name} id={name}>
          {LOCALE_NAMES[name]}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
