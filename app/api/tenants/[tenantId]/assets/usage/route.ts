import { endpoint } from '@/endpoint';
import { AssetUsage } from '@/services/sites/assets/assets.schema';
import { assetUsage } from '@/services/sites/assets/assets.service';

export const GET = endpoint(
  {
    summary: 'Get storage usage',
    permission: 'assets:read',
    audit: { none: 'reads only' },
    response: AssetUsage,
  },
  (ctx) => assetUsage(ctx),
);
