import { endpoint } from '@/endpoint';
import { Me } from '@/services/platform/auth/auth.schema';
import { me } from '@/services/platform/auth/me.service';

export const GET = endpoint(
  {
    summary: 'Get the signed-in person',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    response: Me,
  },
  (ctx) => me(ctx),
);
