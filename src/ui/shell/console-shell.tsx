'use client';

import { Building2, Plus } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { Data } from '@/ui/client/types';
import { useNavigate } from '@/ui/patterns/navigation-guard';
import type { Theme } from '@/ui/theme/theme';
import { AppShell } from './app-shell';
import { useNavigation } from './console-navigation';
import { leave } from './leave';
import { NotificationBell } from './notification-bell';
import { TenantProvider, useTenant } from './tenant-context';
import { type EventKind, useLiveEvents } from './use-live-events';
import { useTenantSwitch } from './use-tenant-switch';

interface ConsoleShellProps {
  viewer: Data<'GET /api/auth/me'>;
  theme: Theme;
  /** What the tenant's event stream may tell of. */
  eventKinds: readonly EventKind[];
  children: ReactNode;
}

/** The frame of a tenant's pages, filled with what the viewer may see, and kept current by the tenant's events. */
export function ConsoleShell(props: ConsoleShellProps) {
  return (
    <TenantProvider viewer={props.viewer}>
      <FilledShell {...props} />
    </TenantProvider>
  );
}

function FilledShell({ viewer, theme, eventKinds, children }: ConsoleShellProps) {
  const t = useTranslations('tenants');
  const place = useTenant();
  const navigate = useNavigate();
  const switchTenant = useTenantSwitch();
  useLiveEvents(place.can('events:read') ? place.tenant.id : null, eventKinds);

  const { memberships } = viewer;
  const tenants = useMemo(() => {
    const own = memberships.map(({ tenantId, tenantName }) => ({ id: tenantId, name: tenantName }));
    const isMember = own.some(({ id }) => id === place.tenant.id);
    return isMember ? own : [{ id: place.tenant.id, name: place.tenant.name }, ...own];
  }, [memberships, place.tenant]);

  return (
    <AppShell
      modules={useNavigation(place)}
      permissions={viewer.permissions}
      pathname={usePathname()}
      tenants={tenants}
      tenantId={place.tenant.id}
      onTenantChange={(id) => {
        const chosen = memberships.find(({ tenantId }) => tenantId === id);
        if (chosen && id !== place.tenant.id) void switchTenant(id, chosen.tenantSlug);
      }}
      user={viewer.user}
      theme={theme}
      onSignOut={() => void leave()}
      tools={<NotificationBell />}
      commands={[
        {
          id: 'tenants',
          label: t('title'),
          icon: <Building2 aria-hidden="true" />,
          run: () => navigate('/tenants'),
        },
        {
          id: 'new-tenant',
          label: t('create'),
          icon: <Plus aria-hidden="true" />,
          run: () => navigate('/welcome'),
        },
      ]}
    >
      {children}
    </AppShell>
  );
}
