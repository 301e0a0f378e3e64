import {
  generateAuthenticationOptions,
  type VerifiedAuthenticationResponse,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { become, type Ctx } from '@/core/context';
import { rawRows } from '@/core/db/raw';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { asConsoleSession } from '../auth/auth.service';
import { beginSession } from '../auth/begin-session';
import { asPerson } from '../auth/person';
import { issueTokens } from '../auth/sessions.service';
import { newChallenge, redeemChallenge } from './challenge';
import { passkeyRefused } from './passkeys.events';
import { Assertion, type PasskeySignInInput } from './passkeys.schema';
import { relyingParty } from './relying-party';

/** What a browser needs to let a person choose one of the passkeys that they have for this site. */
export async function passkeySignInOptions(ctx: Ctx) {
  return generateAuthenticationOptions({
    rpID: relyingParty().rpID,
    challenge: new Uint8Array(newChallenge(ctx.now)),
    userVerification: 'required',
  });
}

/**
 * Signs a person in for an app by a passkey, which is both factors in one.
 * @throws INVALID_CREDENTIALS when it is unknown, not for this site, or counts backwards as a copy would;
 *   INVALID_TOKEN when its challenge was used or is too old
 */
export async function signInByPasskey(ctx: Ctx, input: PasskeySignInInput) {
  const { own, session, user } = await begin(ctx, 'app', input);
  return { ...(await issueTokens(own, session)), user: asPerson(user), tenantId: session.tenantId };
}

/** Signs a person in for the console by a passkey. Throws as `signInByPasskey` does. */
export async function signInToConsoleByPasskey(ctx: Ctx, input: PasskeySignInInput) {
  const { session, user } = await begin(ctx, 'console', input);
  return asConsoleSession(session, user);
}

async function begin(ctx: Ctx, kind: 'app' | 'console', { response, tenantId }: PasskeySignInInput) {
  const own = await provePasskey(ctx, response);
  const person = await own.db.user.findUniqueOrThrow({ where: { id: own.userId ?? '' } });
  return beginSession(own, person, kind, { method: 'passkey', tenantId });
}

/** Verifies the answer against the passkey it names, and goes on as its person. */
async function provePasskey(ctx: Ctx, response: unknown): Promise<Ctx> {
  const given = Assertion.safeParse(response);
  if (!given.success) throw refused();
  const [found] = await rawRows<{ id: string; user_id: string }>(ctx.db, 'select * from auth_passkey($1)', [
    given.data.id,
  ]);
  if (!found) throw refused();
  const own = await become(ctx, { userId: found.user_id });
  // Locked, so that of two answers with one count the second is seen to count backwards.
  await own.db.$queryRaw`select 1 from passkeys where id = ${found.id}::uuid for update`;
  const passkey = await own.db.passkey.findUniqueOrThrow({ where: { id: found.id } });
  const { challenge, info } = await verified(own, given.data, passkey);
  await redeemChallenge(own, passkey.userId, challenge);
  await own.db.passkey.update({
    where: { id: passkey.id },
    data: { counter: BigInt(info.newCounter), lastUsedAt: own.now, backedUp: info.credentialBackedUp },
  });
  return own;
}

interface KeptPasskey {
  id: string;
  userId: string;
  name: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: bigint;
}

async function verified(
  own: Ctx,
  given: ReturnType<typeof Assertion.parse>,
  passkey: KeptPasskey,
): Promise<{ challenge: string; info: VerifiedAuthenticationResponse['authenticationInfo'] }> {
  let challenge = '';
  const { rpID: expectedRPID, expectedOrigin } = relyingParty();
  try {
    const answer = await verifyAuthenticationResponse({
      response: { ...given, clientExtensionResults: {} },
      expectedChallenge: (text) => {
        challenge = text;
        return true;
      },
      expectedOrigin,
      expectedRPID,
      // The count is compared below, where going backwards can be told from a wrong signature.
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: 0 },
    });
    if (!answer.verified) throw refused();
    await refuseCountingBackwards(own, passkey, answer.authenticationInfo.newCounter);
    return { challenge, info: answer.authenticationInfo };
  } catch (cause) {
    throw cause instanceof AppError ? cause : refused(cause);
  }
}

/** A passkey that counts lower than it did is most likely a copy; one that always says 0 does not count. */
async function refuseCountingBackwards(own: Ctx, passkey: KeptPasskey, count: number): Promise<void> {
  const last = Number(passkey.counter);
  if (count > last || (count === 0 && last === 0)) return;
  await record(own, passkeyRefused, passkey.id, passkey);
  throw refused(undefined, true);
}

function refused(cause?: unknown, keepsChanges = false): AppError {
  return new AppError('INVALID_CREDENTIALS', 'This passkey does not sign in here.', { cause, keepsChanges });
}
