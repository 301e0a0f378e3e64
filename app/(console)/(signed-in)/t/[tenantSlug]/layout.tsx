import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { ConsoleShell } from '@/ui/shell/console-shell';
import { THEME_COOKIE, themeFrom } from '@/ui/theme/theme';
import { readEventTypes, requireTenantViewer } from '../../../viewer';

interface TenantLayoutProps {
  params: Promise<{ tenantSlug: string }>;
  children: ReactNode;
}

/** The shell around a tenant's pages. */
export default async function TenantLayout({ params, children }: TenantLayoutProps) {
  const { tenantSlug } = await params;
  const [viewer, cookieJar, types] = await Promise.all([
    requireTenantViewer(tenantSlug),
    cookies(),
    readEventTypes(),
  ]);
  return (
    <ConsoleShell
      viewer={viewer}
      theme={themeFrom(cookieJar.get(THEME_COOKIE)?.value)}
      eventKinds={types.map(({ type, resource }) => ({ type, resource }))}
    >
      {children}
    </ConsoleShell>
  );
}
