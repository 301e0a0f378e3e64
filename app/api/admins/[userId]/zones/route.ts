import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { UpdateZones } from '@/services/platform/admins/admins.schema';
import { updateAdmin } from '@/services/platform/admins/admins.service';
import { memberUpdated } from '@/services/platform/members/members.events';
import { Member } from '@/services/platform/members/members.schema';

export const PATCH = endpoint(
  {
    summary: "Change an administrator's zones",
    permission: 'admins:write',
    audit: memberUpdated,
    params: z.object({ userId: z.uuid() }),
    body: UpdateZones,
    response: Member,
    errors: ['FORBIDDEN'],
  },
  (ctx, { params, body }) => updateAdmin(ctx, params.userId, body),
);
