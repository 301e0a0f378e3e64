import { endpoint } from '@/endpoint';
import { AdminStats } from '@/services/platform/admins/admins.schema';
import { adminStats } from '@/services/platform/admins/admins.service';

export const GET = endpoint(
  {
    summary: 'Count administrators and shop owners',
    permission: 'admins:read',
    audit: { none: 'reads only' },
    response: AdminStats,
  },
  (ctx) => adminStats(ctx),
);
