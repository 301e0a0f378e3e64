'use client';

import {
  Building2,
  DatabaseBackup,
  FileText,
  Globe,
  History,
  Images,
  KeyRound,
  LogIn,
  Palette,
  Settings,
  ShieldCheck,
  Users,
  UsersRound,
  Webhook,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { NavigationModule } from './navigation';
import type { TenantPlace } from './tenant-context';

/**
 * The console's pages by module; modules that the tenant lacks are not among them.
 * @param place where the viewer works
 */
export function useNavigation({ tenant, hrefOf }: TenantPlace): NavigationModule[] {
  const t = useTranslations('console');
  return useMemo(() => {
    const item = (id: string, label: string, icon: React.ReactNode, permission?: string, key?: string) => ({
      id,
      label,
      href: hrefOf(`/${id}`),
      icon,
      permission,
      keys: key ? ['g', key] : undefined,
    });
    const sites: NavigationModule = {
      id: 'sites',
      label: t('modules.sites'),
      icon: <Globe aria-hidden="true" />,
      items: [
        item('pages', t('nav.pages'), <FileText aria-hidden="true" />, 'pages:read', 'p'),
        item('assets', t('nav.assets'), <Images aria-hidden="true" />, 'assets:read', 'f'),
        item('branding', t('nav.branding'), <Palette aria-hidden="true" />, 'branding:read', 'b'),
      ],
    };
    const platform: NavigationModule = {
      id: 'platform',
      label: t('modules.platform'),
      icon: <Building2 aria-hidden="true" />,
      items: [
        item('settings', t('nav.settings'), <Settings aria-hidden="true" />, 'tenants:read', 's'),
        item('members', t('nav.members'), <Users aria-hidden="true" />, 'members:read', 'm'),
        item('sso', t('nav.sso'), <LogIn aria-hidden="true" />, 'sso:read'),
        item('groups', t('nav.groups'), <UsersRound aria-hidden="true" />, 'members:read'),
        item('api-keys', t('nav.apiKeys'), <KeyRound aria-hidden="true" />, 'api-keys:read', 'k'),
        item('webhooks', t('nav.webhooks'), <Webhook aria-hidden="true" />, 'webhooks:read', 'w'),
        item('audit', t('nav.audit'), <History aria-hidden="true" />, 'audit:read', 'a'),
        item('compliance', t('nav.compliance'), <ShieldCheck aria-hidden="true" />, 'compliance:read'),
        item('backups', t('nav.backups'), <DatabaseBackup aria-hidden="true" />, 'backups:read'),
      ],
    };
    return tenant.modules.includes('sites') ? [sites, platform] : [platform];
  }, [tenant, hrefOf, t]);
}
