import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { WithReason } from '@/services/platform/members/members.schema';
import { userSuspended } from '@/services/platform/users/users.events';
import { User } from '@/services/platform/users/users.schema';
import { suspendUser } from '@/services/platform/users/users.service';

export const PATCH = endpoint(
  {
    summary: 'Suspend a person',
    description: 'In the tenant; everywhere when a platform administrator does it.',
    permission: 'members:write',
    audit: userSuspended,
    params: z.object({ userId: z.uuid() }),
    body: WithReason,
    response: User,
    errors: ['FORBIDDEN', 'CONFLICT', 'INVALID_TRANSITION'],
  },
  (ctx, { params, body }) => suspendUser(ctx, params.userId, body.reason),
);
