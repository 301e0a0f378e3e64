import { key } from '@/core/db/rows';
import { lifecycle } from '@/core/lifecycle';
import { invitationAccepted, invitationRevoked } from './invitations.events';

type Status = 'pending' | 'accepted' | 'revoked';

/** An invitation's states; only a pending one can be accepted or taken back. */
export const invitationLifecycle = lifecycle('invitation', {
  update: async (
    ctx,
    id: string,
    status: Status,
    changes: { acceptedAt?: Date; acceptedById?: string | null },
  ) => asInvitation(await ctx.db.invitation.update({ where: key(ctx, id), data: { status, ...changes } })),
  transitions: {
    accept: { from: ['pending'], to: 'accepted', event: invitationAccepted },
    revoke: { from: ['pending'], to: 'revoked', event: invitationRevoked },
  },
});

/** An invitation row in the words of the wire. */
export function asInvitation<T extends { status: string }>(invitation: T) {
  return invitation as T & { status: Status };
}
