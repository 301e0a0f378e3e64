'use client';

import { useTranslations } from 'next-intl';
import type { Row } from '@/ui/client/types';
import { Badge } from '@/ui/kit/badge';

/** An API key as lists show it. */
export type ApiKey = Row<'GET /api/tenants/{tenantId}/api-keys'>;

/** True while a key is neither revoked nor expired. */
export function isUsable({ revokedAt, expiresAt }: ApiKey): boolean {
  return revokedAt === null && (expiresAt === null || new Date(expiresAt) > new Date());
}

/** Whether a key works now, and whether it is for tests. */
export function KeyState({ apiKey }: { apiKey: ApiKey }) {
  const t = useTranslations('apiKeys');
  const state = apiKey.revokedAt ? 'revoked' : isUsable(apiKey) ? 'active' : 'expired';
  const tone = { revoked: 'danger', active: 'success', expired: 'warning' } as const;
  return (
    <span className="inline-flex gap-1.5">
      <Badge tone={tone[state]}>{t(`state.${state}`)}</Badge>
      {apiKey.mode === 'test' && <Badge>{t('mode.test')}</Badge>}
    </span>
  );
}
