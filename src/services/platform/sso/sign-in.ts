import { PrismaAdapter } from '@auth/prisma-adapter';
import { findLogin } from '@/core/auth/principal.sql';
import { become, type Ctx } from '@/core/context';
import { lockName } from '@/core/db/rows';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { newId } from '@/core/ids';
import type { IdentityProvider } from '@/generated/prisma/client';
import { beginSession } from '../auth/begin-session';
import { forgetUnproven } from '../auth/forget-unproven';
import { asPerson } from '../auth/person';
import { domainOf, provenAmong } from '../email-domains/email-domains.service';
import { userCreated } from '../events';
import { addMember } from '../members/members.service';
import { findLinked } from './sso.sql';

/** Who somebody is at a provider, as its signed answer says. */
export interface ProvenIdentity {
  /** `google`, `oidc-<connection>` or `saml-<connection>`. */
  provider: string;
  /** The provider's own lasting name for the person. */
  subject: string;
  email: string | null;
  /** What the provider says of the address; null when it says nothing. */
  emailVerified: boolean | null;
  name: string;
}

/** Everything that is refused is refused alike; the log tells why. */
export function refusedSignIn(reason: string): AppError {
  return new AppError(
    'INVALID_CREDENTIALS',
    'You cannot sign in this way. Ask who administers your organization.',
    {
      cause: new Error(reason),
    },
  );
}

/**
 * Signs in whom a provider has proven, for the console. See docs/adr/0020-whom-a-provider-may-sign-in.md for what decides who that is.
 * @param ctx nobody's; for a connection bound to its tenant by this function
 * @param connection the tenant's connection that proved it; null for Google
 * @throws INVALID_CREDENTIALS, alike whatever the reason
 */
export async function signInProven(ctx: Ctx, identity: ProvenIdentity, connection: IdentityProvider | null) {
  const person = await resolvePerson(ctx, identity, connection);
  const method = connection?.kind === 'saml' ? ('saml' as const) : ('oidc' as const);
  return beginSession(ctx, person, 'console', { method, tenantId: connection?.tenantId });
}

/** The person that an identity is, linked to it from now on. Throws as `signInProven`. */
export async function resolvePerson(
  ctx: Ctx,
  identity: ProvenIdentity,
  connection: IdentityProvider | null,
): Promise<{ id: string; name: string }> {
  // Two first sign-ins of one person at once: the second finds what the first has made.
  await lockName(ctx, `sign-in:${identity.provider}:${identity.subject}`);
  // Whatever is refused below is undone with the transaction, an account that was made for it too.
  const linked = await findLinked(ctx.db, identity.provider, identity.subject);
  const person = linked ? await findPerson(ctx, linked) : await joinByAddress(ctx, identity, connection);
  if (connection) await requireWithin(ctx, person, connection);
  return person;
}

interface Known {
  id: string;
  name: string;
  email: string;
  platformRole: string | null;
}

async function findPerson(ctx: Ctx, userId: string): Promise<Known> {
  const own = await become(ctx, { userId });
  return own.db.user.findUniqueOrThrow({ where: { id: userId } });
}

/**
 * A tenant's provider speaks for that tenant's addresses only: whoever it is linked to must have one today, and the
 * platform's administrators never come in by a tenant's word.
 */
async function requireWithin(ctx: Ctx, person: Known, { tenantId, emailDomains }: IdentityProvider) {
  if (person.platformRole !== null) throw refusedSignIn('a platform administrator by a tenant’s provider');
  const domain = domainOf(person.email);
  const own = await become(ctx, { tenantId });
  const proven = await provenAmong(own, emailDomains);
  if (!proven.has(domain)) throw refusedSignIn(`the connection does not speak for ${domain}`);
}

/** Somebody who comes for the first time, by the address that the provider has proven. */
async function joinByAddress(
  ctx: Ctx,
  identity: ProvenIdentity,
  connection: IdentityProvider | null,
): Promise<Known> {
  const email = identity.email?.trim().toLowerCase() ?? '';
  const proven = connection ? identity.emailVerified !== false : identity.emailVerified === true;
  if (!/^[^@\s]+@[^@\s]+$/.test(email) || email.length > 254 || !proven)
    throw refusedSignIn('the provider proves no address');
  await lockName(ctx, `person:${email}`);
  const found = await findLogin(ctx.db, email);
  if (found && found.status !== 'active') throw refusedSignIn('the person is suspended');
  const person = found ? await claimFound(ctx, found.id) : await newPerson(ctx, email, identity.name);
  if (connection) await requireMember(ctx, person, connection);
  await link(ctx, person.id, identity);
  return person;
}

/** Somebody who has an account: whatever was set up in it before its address was proven is taken out. */
async function claimFound(ctx: Ctx, userId: string): Promise<Known> {
  const own = await become(ctx, { userId });
  await forgetUnproven(own, userId);
  return own.db.user.findUniqueOrThrow({ where: { id: userId } });
}

async function newPerson(ctx: Ctx, email: string, said: string): Promise<Known> {
  const id = newId();
  const name = said.trim().slice(0, 120) || (email.split('@')[0] ?? email).slice(0, 120);
  const own = await become(ctx, { userId: id, actor: { type: 'user', id, name } });
  const user = await own.db.user.create({ data: { id, email, name, emailVerifiedAt: ctx.now } });
  await record(own, userCreated, id, asPerson(user));
  return user;
}

async function requireMember(
  ctx: Ctx,
  person: Known,
  { tenantId, joinRole }: IdentityProvider,
): Promise<void> {
  const actor = { type: 'user' as const, id: person.id, name: person.name };
  const own = await become(ctx, { userId: person.id, tenantId, actor });
  const key = { tenantId_userId: { tenantId, userId: person.id } };
  const membership = await own.db.membership.findUnique({ where: key });
  if (membership) return;
  if (joinRole === null) throw refusedSignIn('nobody joins by this connection');
  await addMember(own, { userId: person.id, role: joinRole });
}

/** Remembers the identity. The provider's own tokens are not kept: nothing is asked of it later. */
async function link(ctx: Ctx, userId: string, { provider, subject }: ProvenIdentity): Promise<void> {
  const own = await become(ctx, { userId });
  const adapter = PrismaAdapter(own.db as never);
  const account = { userId, type: 'oauth' as const, provider, providerAccountId: subject };
  await adapter.linkAccount?.(account as never);
}
