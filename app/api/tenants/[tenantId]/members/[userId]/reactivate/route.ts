import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { memberReactivated } from '@/services/platform/members/members.events';
import { Member, WithReason } from '@/services/platform/members/members.schema';
import { reactivateMember } from '@/services/platform/members/members.service';

export const POST = endpoint(
  {
    summary: 'Reactivate a member',
    permission: 'members:write',
    audit: memberReactivated,
    params: z.object({ userId: z.uuid() }),
    body: WithReason,
    response: Member,
    errors: ['FORBIDDEN', 'CONFLICT', 'INVALID_TRANSITION'],
  },
  (ctx, { params, body }) => reactivateMember(ctx, params.userId, body.reason),
);
