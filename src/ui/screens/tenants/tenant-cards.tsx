'use client';

import { useTranslations } from 'next-intl';
import { Button } from 'react-aria-components/Button';
import type { Data } from '@/ui/client/types';
import { Badge } from '@/ui/kit/badge';
import { useTenantSwitch } from '@/ui/shell/use-tenant-switch';

type Membership = Data<'GET /api/auth/me'>['memberships'][number];
const ROLES = ['owner', 'admin', 'manager', 'engineer', 'editor', 'viewer', 'user'] as const;

interface TenantCardsProps {
  memberships: readonly Membership[];
  currentId: string | null;
}

/** One card for each tenant; pressing it goes there. */
export function TenantCards({ memberships, currentId }: TenantCardsProps) {
  const t = useTranslations('tenants');
  const switchTenant = useTenantSwitch();
  const roleText = (role: string) => {
    const known = ROLES.find((name) => name === role);
    return known ? t(`role.${known}`) : role;
  };
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {memberships.map(({ tenantId, tenantName, tenantSlug, role }) => (
        <li key={tenantId}>
          <Button
            onPress={() => void switchTenant(tenantId, tenantSlug)}
            className="focus-ring flex w-full items-center gap-3 rounded-xl border border-border bg-raised p-4 text-start shadow-control transition-colors data-hovered:bg-hover"
          >
            <span
              aria-hidden="true"
              className="flex size-9 items-center justify-center rounded-lg bg-accent-soft font-semibold text-accent-text"
            >
              {tenantName.slice(0, 1).toUpperCase()}
            </span>
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{tenantName}</span>
              <span className="block text-sm text-muted">{roleText(role)}</span>
            </span>
            {tenantId === currentId && <Badge tone="accent">{t('here')}</Badge>}
          </Button>
        </li>
      ))}
    </ul>
  );
}
