import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { WithReason } from '@/services/platform/members/members.schema';
import { userReactivated } from '@/services/platform/users/users.events';
import { User } from '@/services/platform/users/users.schema';
import { reactivateUser } from '@/services/platform/users/users.service';

export const PATCH = endpoint(
  {
    summary: 'Reactivate a person',
    description: 'In the tenant; everywhere when a platform administrator does it.',
    permission: 'members:write',
    audit: userReactivated,
    params: z.object({ userId: z.uuid() }),
    body: WithReason,
    response: User,
    errors: ['FORBIDDEN', 'CONFLICT', 'INVALID_TRANSITION'],
  },
  (ctx, { params, body }) => reactivateUser(ctx, params.userId, body.reason),
);
