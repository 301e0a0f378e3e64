import { rawEndpoint } from '@/endpoint';

export const dynamic = 'force-dynamic';

export const GET = rawEndpoint(
  { summary: 'Liveness', permission: 'public', contentType: 'application/json' },
  async () => Response.json({ status: 'alive' }, { headers: { 'cache-control': 'no-store' } }),
);
