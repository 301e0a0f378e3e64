import { findLogin } from '@/core/auth/principal.sql';
import type { Ctx } from '@/core/context';
import { randomToken, sha256 } from '@/core/crypto';
import { key, lockName, lockRow, requireVersion } from '@/core/db/rows';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { takeFromLimit } from '@/core/http/rate-limit';
import { findMember } from '../members/members.rows';
import { requireGrantable, requireNotAbove } from '../members/members.rules';
import { sendLetter } from '../messages/send-letter';
import { getTenant } from '../tenants/tenants.service';
import { invitationSent } from './invitations.events';
import { asInvitation, invitationLifecycle } from './invitations.lifecycle';
import { invitationListing } from './invitations.listing';
import type { InviteInput } from './invitations.schema';

const DAYS = 7;
/** Letters in one window: to one address, and of one tenant. */
const LETTERS_TO_ONE = 5;
const LETTERS_OF_TENANT = 1000;

/** The tenant's invitations. */
export async function listInvitations(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, invitationListing, query);
}

/**
 * Invites somebody by letter, for seven days. Inviting an address anew renews what is pending: the earlier link stops
 * working. The answer is the same whoever has the address; a member is told by letter that they are one.
 * @throws FORBIDDEN for a role or reach beyond the caller's; RATE_LIMIT_EXCEEDED for many letters to one address
 */
export async function invite(ctx: Ctx, { email, name, role, zones = [], locationIds = [] }: InviteInput) {
  await requireGrantable(ctx, { role, zones, locationIds });
  await limitLetters(ctx, email);
  await lockName(ctx, `invitation:${email}`);
  const pending = await ctx.db.invitation.findFirst({ where: { email, status: 'pending' } });
  if (pending) await requireNotAbove(ctx, pending.role);
  const token = randomToken();
  const data = { email, name, role, zones, locationIds, invitedById: ctx.userId, ...freshToken(ctx, token) };
  const row = pending
    ? await ctx.db.invitation.update({ where: key(ctx, pending.id), data })
    : await ctx.db.invitation.create({ data });
  return send(ctx, asInvitation(row), token);
}

/** Sends a pending invitation again, with a new link and seven more days. @throws INVALID_TRANSITION when it is over */
export async function resendInvitation(ctx: Ctx, invitationId: string) {
  const { email, role, zones, locationIds, status } = await lockInvitation(ctx, invitationId);
  if (status !== 'pending')
    throw new AppError('INVALID_TRANSITION', `This invitation is ${status}. Invite the address anew.`);
  await requireGrantable(ctx, { role, zones, locationIds });
  await limitLetters(ctx, email);
  const token = randomToken();
  const row = await ctx.db.invitation.update({
    where: key(ctx, invitationId),
    data: freshToken(ctx, token),
  });
  return send(ctx, asInvitation(row), token);
}

/** Takes a pending invitation back; its link stops working. Twice changes nothing. @throws INVALID_TRANSITION for an accepted one */
export async function revokeInvitation(ctx: Ctx, invitationId: string) {
  const invitation = await lockInvitation(ctx, invitationId);
  if (invitation.status === 'revoked') return { id: invitationId };
  await requireNotAbove(ctx, invitation.role);
  await invitationLifecycle.apply(ctx, invitation, 'revoke', {});
  return { id: invitationId };
}

async function lockInvitation(ctx: Ctx, invitationId: string) {
  await lockRow(ctx, 'invitations', invitationId, 'invitation');
  const row = await ctx.db.invitation.findUniqueOrThrow({ where: key(ctx, invitationId) });
  requireVersion(ctx, row);
  return asInvitation(row);
}

function freshToken(ctx: Ctx, token: string) {
  return {
    tokenHash: sha256(token),
    expiresAt: new Date(ctx.now.getTime() + DAYS * 24 * 3600 * 1000),
  };
}

async function limitLetters(ctx: Ctx, email: string): Promise<void> {
  await takeFromLimit({ key: `invite:${ctx.tenantId}:${email}`, max: LETTERS_TO_ONE });
  await takeFromLimit({ key: `invite:${ctx.tenantId}`, max: LETTERS_OF_TENANT });
}

/** Writes the letter that fits the address, and records the invitation alike in either case. */
async function send<T extends ReturnType<typeof asInvitation<InvitationRow>>>(
  ctx: Ctx,
  invitation: T,
  token: string,
) {
  const { email, name } = invitation;
  const [tenant, known] = [await getTenant(ctx), await findLogin(ctx.db, email)];
  const member = known ? await findMember(ctx, known.id) : null;
  const to = { email, name: name ?? email, locale: tenant.locale };
  const facts = { tenant: tenant.name, inviter: ctx.actor.name };
  if (member) await sendLetter(ctx, to, (texts) => texts.alreadyMember(facts), { path: '/signin' });
  else await sendLetter(ctx, to, (texts) => texts.invitation(facts), { path: `/invitation#${token}` });
  await record(ctx, invitationSent, invitation.id, invitation);
  return invitation;
}

type InvitationRow = Awaited<ReturnType<Ctx['db']['invitation']['create']>>;
