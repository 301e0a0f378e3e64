import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { SetActive } from '@/services/platform/admins/admins.schema';
import { setShopOwnerActive } from '@/services/platform/admins/admins.service';
import { memberUpdated } from '@/services/platform/members/members.events';
import { Member } from '@/services/platform/members/members.schema';

export const PATCH = endpoint(
  {
    summary: 'Activate or deactivate a shop owner',
    permission: 'admins:write',
    audit: memberUpdated,
    params: z.object({ userId: z.uuid() }),
    body: SetActive,
    response: Member,
    errors: ['FORBIDDEN', 'CONFLICT'],
  },
  (ctx, { params, body }) => setShopOwnerActive(ctx, params.userId, body.active, body.reason),
);
