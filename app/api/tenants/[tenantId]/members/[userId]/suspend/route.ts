import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { memberSuspended } from '@/services/platform/members/members.events';
import { Member, WithReason } from '@/services/platform/members/members.schema';
import { suspendMember } from '@/services/platform/members/members.service';

export const POST = endpoint(
  {
    summary: 'Suspend a member',
    permission: 'members:write',
    audit: memberSuspended,
    params: z.object({ userId: z.uuid() }),
    body: WithReason,
    response: Member,
    errors: ['FORBIDDEN', 'CONFLICT', 'INVALID_TRANSITION'],
  },
  (ctx, { params, body }) => suspendMember(ctx, params.userId, body.reason),
);
