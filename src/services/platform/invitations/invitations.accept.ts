import { findLogin, type LoginState } from '@/core/auth/principal.sql';
import { become, type Ctx } from '@/core/context';
import { sha256 } from '@/core/crypto';
import { rawRows } from '@/core/db/raw';
import { key, lockRow } from '@/core/db/rows';
import { AppError, invalid } from '@/core/errors';
import { record } from '@/core/events/record';
import { requireLeft, takeFromLimit } from '@/core/http/rate-limit';
import { newId } from '@/core/ids';
import { newPassword } from '../auth/auth.schema';
import { refuseWeakPassword } from '../auth/password-policy';
import { hashPassword, passwordMatches } from '../auth/passwords';
import { asPerson } from '../auth/person';
import { userCreated } from '../events';
import { findMember } from '../members/members.rows';
import { addMember } from '../members/members.service';
import { getTenant } from '../tenants/tenants.service';
import { asInvitation, invitationLifecycle } from './invitations.lifecycle';

const FAILURES_ALLOWED = 5;

/** Why a link does not work, without saying whether it ever did. */
const unusable = () =>
  new AppError(
    'INVALID_TOKEN',
    'This invitation is used up, expired, taken back or not whole. Ask for a new one.',
  );

/**
 * What an invitation offers, to whoever holds its link: which tenant, which role, and whether its address has an account.
 * @throws INVALID_TOKEN for a link that cannot be accepted, whatever the reason
 */
export async function lookAtInvitation(ctx: Ctx, token: string) {
  const { own, invitation } = await openInvitation(ctx, token);
  const { email, name, role, expiresAt } = invitation;
  const [tenant, known] = [await getTenant(own), await findLogin(own.db, email)];
  const hasAccount = known !== undefined;
  return { tenantName: tenant.name, email: masked(email), name, role, expiresAt, hasAccount };
}

/**
 * Accepts an invitation: somebody new gets an account with a verified address, somebody who has one proves it by their
 * password. Of two at once one is taken.
 * @throws INVALID_TOKEN; INVALID_CREDENTIALS for a wrong password; VALIDATION_ERROR for a new password or name that will
 *   not do; RATE_LIMIT_EXCEEDED after five wrong passwords
 */
export async function acceptInvitation(
  ctx: Ctx,
  { token, name, password }: { token: string; name?: string; password: string },
) {
  const { own, invitation } = await openInvitation(ctx, token);
  const known = await findLogin(own.db, invitation.email);
  const person = known
    ? await provePerson(own, known, password)
    : await createPerson(own, invitation.email, name ?? invitation.name, password);
  return join(own, invitation, person);
}

/**
 * Accepts an invitation as the person who is signed in.
 * @throws FORBIDDEN when the invitation is for another address; INVALID_TOKEN
 */
export async function acceptInvitationSignedIn(ctx: Ctx, token: string) {
  if (!ctx.userId) throw new AppError('FORBIDDEN', 'An invitation is accepted by a person, not by a key.');
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: ctx.userId } });
  const { own, invitation } = await openInvitation(ctx, token);
  if (invitation.email !== user.email.toLowerCase())
    throw new AppError('FORBIDDEN', 'This invitation is for another address. Sign in with that one.');
  return join(own, invitation, user);
}

/** The pending invitation of a link, locked until the end of the transaction, in its tenant. */
async function openInvitation(ctx: Ctx, token: string) {
  const [found] = await rawRows<{ id: string; tenant_id: string }>(
    ctx.db,
    'select id, tenant_id from auth_invitation($1)',
    [sha256(token)],
  );
  if (!found) throw unusable();
  const own = await become(ctx, { tenantId: found.tenant_id });
  await lockRow(own, 'invitations', found.id, 'invitation');
  const row = await own.db.invitation.findUniqueOrThrow({ where: key(own, found.id) });
  // Read again under the lock: it may have been accepted or sent anew in between.
  if (row.status !== 'pending' || row.expiresAt <= ctx.now || row.tokenHash !== sha256(token))
    throw unusable();
  return { own, invitation: asInvitation(row) };
}

async function provePerson(ctx: Ctx, known: LoginState, password: string) {
  // The same count as at sign-in, so that nobody guesses on here.
  const failures = { key: `login:${known.email}:${ctx.request?.ip ?? ''}`, max: FAILURES_ALLOWED };
  await requireLeft(failures);
  const right = await passwordMatches(password, known.password_hash);
  if (right && known.status === 'active') return known;
  await takeFromLimit(failures);
  throw new AppError('INVALID_CREDENTIALS', 'This is not the password of your account.');
}

async function createPerson(ctx: Ctx, email: string, name: string | null, password: string) {
  if (!name) throw invalid('name', 'Must not be empty.');
  const good = newPassword.safeParse(password);
  if (!good.success) throw invalid('password', good.error.issues[0]?.message ?? 'Choose another password.');
  refuseWeakPassword(password, { name, email }, 'password');
  const [id, passwordHash, { locale }] = [newId(), await hashPassword(password), await getTenant(ctx)];
  const own = await become(ctx, { userId: id, actor: { type: 'user', id, name } });
  const user = await own.db.user.create({
    data: { id, email, name, passwordHash, locale, emailVerifiedAt: ctx.now, passwordChangedAt: ctx.now },
  });
  await record(own, userCreated, id, asPerson(user));
  return user;
}

/** Makes the proven person a member, unless they became one by another way meanwhile. */
async function join(
  ctx: Ctx,
  invitation: Awaited<ReturnType<typeof openInvitation>>['invitation'],
  person: { id: string; name: string },
) {
  const actor = { type: 'user' as const, id: person.id, name: person.name };
  const own = await become(ctx, { userId: person.id, actor });
  const { role, zones, locationIds, email } = invitation;
  const member =
    (await findMember(own, person.id)) ??
    (await addMember(own, { userId: person.id, role, zones, locationIds }));
  // The link came to the address, which proves it.
  await own.db.user.updateMany({
    where: { id: person.id, emailVerifiedAt: null },
    data: { emailVerifiedAt: ctx.now },
  });
  await invitationLifecycle.apply(own, invitation, 'accept', {
    acceptedAt: ctx.now,
    acceptedById: person.id,
  });
  const tenant = await getTenant(own);
  return { tenantId: tenant.id, tenantName: tenant.name, email, role: member.role };
}

/** An address of which enough is left to recognise one's own. */
function masked(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${[...local][0] ?? ''}•••@${domain}`;
}
