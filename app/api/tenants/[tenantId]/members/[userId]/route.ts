import { z } from 'zod';
import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { memberRemoved, memberUpdated } from '@/services/platform/members/members.events';
import { Member, UpdateMember, WithReason } from '@/services/platform/members/members.schema';
import { changeMember, getMember, leaveOrRemove } from '@/services/platform/members/members.service';

const params = z.object({ userId: z.uuid() });

export const GET = endpoint(
  {
    summary: 'Get a member',
    permission: 'members:read',
    audit: { none: 'reads only' },
    params,
    response: Member,
  },
  (ctx, { params }) => getMember(ctx, params.userId),
);

export const PUT = endpoint(
  {
    summary: "Change a member's role, zones or locations",
    description: 'Nobody gives more than they have, nor changes their own. There is always an owner.',
    permission: 'members:write',
    audit: memberUpdated,
    params,
    body: UpdateMember,
    response: Member,
    errors: ['FORBIDDEN', 'CONFLICT'],
  },
  (ctx, { params, body }) => changeMember(ctx, params.userId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Remove a member, or leave the tenant',
    description: 'Removing somebody else needs members:write; anybody but the last owner may leave.',
    permission: 'signed-in',
    audit: memberRemoved,
    params,
    body: WithReason,
    response: Deleted,
    errors: ['FORBIDDEN', 'CONFLICT'],
  },
  (ctx, { params, body }) => leaveOrRemove(ctx, params.userId, body.reason),
);
