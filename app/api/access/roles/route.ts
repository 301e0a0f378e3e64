import { endpoint } from '@/endpoint';
import { RoleTable } from '@/services/platform/access/access.schema';
import { roleTable } from '@/services/platform/access/access.service';

export const GET = endpoint(
  {
    summary: 'See what each role allows',
    permission: 'access:read',
    audit: { none: 'reads only' },
    response: RoleTable,
  },
  () => roleTable(),
);
