import { readiness } from '@/core/health';
import { rawEndpoint } from '@/endpoint';

export const dynamic = 'force-dynamic';

export const GET = rawEndpoint(
  { summary: 'Readiness', permission: 'public', contentType: 'application/json' },
  () => readiness(),
);
