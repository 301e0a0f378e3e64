import { health } from '@/core/health';
import { rawEndpoint } from '@/endpoint';

export const dynamic = 'force-dynamic';

export const GET = rawEndpoint(
  { summary: 'Health of each part', permission: 'public', contentType: 'application/json' },
  () => health(),
);
