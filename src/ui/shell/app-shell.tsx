'use client';

import { Menu as MenuIcon, Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/ui/kit/button';
import { IconButton } from '@/ui/kit/icon-button';
import { Kbd } from '@/ui/kit/kbd';
import { useNavigate } from '@/ui/patterns/navigation-guard';
import type { Theme } from '@/ui/theme/theme';
import { AccountMenu } from './account-menu';
import type { Command } from './command-palette';
import { currentPlace, type NavigationModule, visibleModules } from './navigation';
import { SideNavigation, type Tenant } from './side-navigation';
import { useCommandGroups } from './use-command-groups';
import { useShortcuts } from './use-shortcuts';

// Opened by some, on some pages: fetched when asked for.
const CommandPalette = dynamic(() => import('./command-palette').then((file) => file.CommandPalette));
const ShortcutHelp = dynamic(() => import('./shortcut-help').then((file) => file.ShortcutHelp));
const Drawer = dynamic(() => import('./drawer').then((file) => file.Drawer));

export interface AppShellProps {
  modules: readonly NavigationModule[];
  /** What the viewer's role allows; navigation to anything else is not shown. */
  permissions: readonly string[];
  /** The address of the page on show, without its query. */
  pathname: string;
  tenants: readonly Tenant[];
  tenantId: string;
  onTenantChange: (id: string) => void;
  user: { name: string; email: string };
  /** What the theme cookie says, read on the server. */
  theme: Theme;
  onSignOut: () => void;
  /** Further things to do that can be reached by typing, e.g. “New page”. */
  commands?: readonly Command[];
  /** Beside the account menu, e.g. notifications. */
  tools?: ReactNode;
  children: ReactNode;
}

/** The frame of every signed-in page: navigation, search, account, shortcuts. */
export function AppShell(props: AppShellProps) {
  const { pathname, user, theme, onSignOut, tools, children } = props;
  const t = useTranslations('shell');
  const navigate = useNavigate();
  const [open, setOpen] = useState<'palette' | 'help' | 'drawer' | null>(null);
  const modules = visibleModules(props.modules, props.permissions);
  const items = modules.flatMap((module) => module.items);
  const place = currentPlace(modules, pathname);
  const groups = useCommandGroups({ ...props, modules });

  useShortcuts([
    { keys: ['mod+k'], run: () => setOpen('palette') },
    { keys: ['?'], run: () => setOpen('help') },
    { keys: ['/'], run: focusSearch },
    ...items.flatMap(({ keys, href }) => (keys ? [{ keys, run: () => navigate(href) }] : [])),
  ]);

  const navigation = (
    <SideNavigation
      modules={modules}
      moduleId={place?.module.id}
      itemId={place?.item.id}
      tenants={props.tenants}
      tenantId={props.tenantId}
      onTenantChange={props.onTenantChange}
    />
  );
  const close = () => setOpen(null);

  return (
    <div className="grid min-h-dvh md:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="fixed start-3 top-3 z-50 -translate-y-20 rounded-md bg-raised px-3 py-2 font-medium focus:translate-y-0 focus:shadow-overlay"
      >
        {t('skip')}
      </a>
      <div className="sticky top-0 h-dvh overflow-y-auto border-e border-border bg-surface max-md:hidden">
        {navigation}
      </div>
      <div className="flex min-w-0 flex-col">
        <TopBar user={user} theme={theme} onSignOut={onSignOut} tools={tools} onOpen={setOpen} />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-7xl flex-1 p-4 outline-none has-data-wide:max-w-none md:p-6"
        >
          {children}
        </main>
      </div>
      {open === 'drawer' && (
        <Drawer label={t('navigation')} onClose={close} pathname={pathname}>
          {navigation}
        </Drawer>
      )}
      {open === 'palette' && <CommandPalette onClose={close} groups={groups} />}
      {open === 'help' && <ShortcutHelp onClose={close} items={items} />}
    </div>
  );
}

interface TopBarProps extends Pick<AppShellProps, 'user' | 'theme' | 'onSignOut' | 'tools'> {
  onOpen: (part: 'drawer' | 'palette') => void;
}

function TopBar({ user, theme, onSignOut, tools, onOpen }: TopBarProps) {
  const t = useTranslations('shell');
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b border-border bg-surface px-3 md:px-6 pointer-coarse:h-14">
      <IconButton label={t('openNavigation')} className="md:hidden" onPress={() => onOpen('drawer')}>
        <MenuIcon aria-hidden="true" />
      </IconButton>
      <SearchButton onPress={() => onOpen('palette')} />
      <div className="ms-auto flex items-center gap-1">
        {tools}
        <AccountMenu user={user} theme={theme} onSignOut={onSignOut} />
      </div>
    </header>
  );
}

function SearchButton({ onPress }: { onPress: () => void }) {
  const t = useTranslations('shell.palette');
  return (
    <Button
      variant="quiet"
      onPress={onPress}
      icon={<Search aria-hidden="true" />}
      className="text-muted! font-normal! md:-ms-3"
    >
      {t('open')}
      <span className="ms-2 pointer-coarse:hidden" aria-hidden="true">
        <Kbd keys={['Ctrl', 'K']} />
      </span>
    </Button>
  );
}

/** The page's own search box, which the kit's SearchField marks. */
function focusSearch() {
  document.querySelector<HTMLInputElement>('main [data-search-focus]')?.focus();
}
