import { notFound } from '@/core/errors';
import { lifecycle } from '@/core/lifecycle';
import { memberReactivated, memberSuspended } from './members.events';
import { findMember } from './members.rows';
import { membershipKey } from './members.rules';

/** A membership's states. */
export const memberLifecycle = lifecycle('member', {
  update: async (ctx, userId, status: 'active' | 'suspended', _: undefined) => {
    await ctx.db.membership.update({ where: membershipKey(ctx, userId), data: { status } });
    const member = await findMember(ctx, userId);
    if (!member) throw notFound('member');
    return member;
  },
  transitions: {
    suspend: { from: ['active'], to: 'suspended', event: memberSuspended },
    reactivate: { from: ['suspended'], to: 'active', event: memberReactivated },
  },
});
