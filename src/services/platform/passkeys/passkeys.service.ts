import {
  generateRegistrationOptions,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Ctx } from '@/core/context';
import { declareConstraint } from '@/core/db/constraints';
import { AppError, invalid, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import { issueToken, redeemToken } from '../auth/one-time-tokens';
import { asFieldProof, requirePerson } from '../auth/person';
import { strengthenSession } from '../auth/sessions.service';
import { sendLetter } from '../messages/send-letter';
import { requireStrongSession } from '../mfa/strong-session';
import { passkeyCreated, passkeyDeleted, passkeyUpdated } from './passkeys.events';
import { type CreatePasskeyInput, Registration } from './passkeys.schema';
import { relyingParty } from './relying-party';

declareConstraint('passkeys_credential_id_key', {
  code: 'CONFLICT',
  field: 'response',
  message: 'This passkey is registered already.',
});

const CHALLENGE_SECONDS = 5 * 60;
const MOST_PASSKEYS = 20;

/** The caller's passkeys, the oldest first. @throws FORBIDDEN for an API key */
export async function listPasskeys(ctx: Ctx) {
  const userId = requirePerson(ctx);
  return ctx.db.passkey.findMany({ where: { userId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
}

/**
 * What a browser needs to make a passkey that verifies its person and can be found without an e-mail address.
 * @throws CONFLICT beyond 20 passkeys; FORBIDDEN for an API key; as `requireStrongSession`
 */
export async function passkeyOptions(ctx: Ctx) {
  const userId = requirePerson(ctx);
  await requireStrongSession(ctx, userId);
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
  const known = await ctx.db.passkey.findMany({ where: { userId } });
  if (known.length >= MOST_PASSKEYS)
    throw new AppError('CONFLICT', `You have ${MOST_PASSKEYS} passkeys. Remove one.`);
  const challenge = await issueToken(ctx, userId, 'passkey_challenge', { seconds: CHALLENGE_SECONDS });
  return generateRegistrationOptions({
    rpName: 'Quintet',
    rpID: relyingParty().rpID,
    userName: user.email,
    userDisplayName: user.name,
    userID: new TextEncoder().encode(userId),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/**
 * Keeps a passkey that a browser made. The session of the call counts as begun with two factors from then on.
 * @throws VALIDATION_ERROR when the answer is not whole or not for us, or its challenge was used or is too old; CONFLICT
 *   when it is registered already; as `requireStrongSession`
 */
export async function createPasskey(ctx: Ctx, { name, response }: CreatePasskeyInput) {
  const userId = requirePerson(ctx);
  await requireStrongSession(ctx, userId);
  const given = Registration.safeParse(response);
  if (!given.success) throw invalid('response', 'Is not what a browser answers.');
  let challenge = '';
  const { registrationInfo } = await verified(given.data, (text) => {
    challenge = text;
  });
  const redeemed = await asFieldProof('response', () => redeemToken(ctx, challenge, 'passkey_challenge'));
  if (!registrationInfo || redeemed.userId !== userId) throw refused();
  const { credential, credentialBackedUp } = registrationInfo;
  const passkey = await ctx.db.passkey.create({
    data: {
      userId,
      name,
      credentialId: credential.id,
      publicKey: credential.publicKey,
      counter: BigInt(credential.counter),
      transports: given.data.response.transports ?? [],
      backedUp: credentialBackedUp,
    },
  });
  await strengthenSession(ctx);
  await record(ctx, passkeyCreated, passkey.id, passkey);
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
  await sendLetter(ctx, user, (texts) => texts.passkeyAdded({ name }));
  return passkey;
}

/** Renames one of the caller's passkeys. @throws NOT_FOUND when it is none of theirs */
export async function renamePasskey(ctx: Ctx, passkeyId: string, name: string) {
  await requireOwn(ctx, passkeyId);
  const passkey = await ctx.db.passkey.update({ where: { id: passkeyId }, data: { name } });
  await record(ctx, passkeyUpdated, passkey.id, passkey);
  return passkey;
}

/**
 * Removes one of the caller's passkeys; it signs nobody in any more.
 * @throws NOT_FOUND when it is none of theirs; as `requireStrongSession`
 */
export async function deletePasskey(ctx: Ctx, passkeyId: string) {
  await requireOwn(ctx, passkeyId);
  await requireStrongSession(ctx, requirePerson(ctx));
  const passkey = await ctx.db.passkey.delete({ where: { id: passkeyId } });
  await record(ctx, passkeyDeleted, passkey.id, passkey);
  return { id: passkey.id };
}

async function requireOwn(ctx: Ctx, passkeyId: string): Promise<void> {
  const rows = await ctx.db.$queryRaw<unknown[]>`select 1 from passkeys
    where id = ${passkeyId}::uuid and user_id = ${requirePerson(ctx)}::uuid for update`;
  if (rows.length === 0) throw notFound('passkey');
}

async function verified(
  { authenticatorAttachment, ...given }: ReturnType<typeof Registration.parse>,
  hear: (challenge: string) => void,
): Promise<VerifiedRegistrationResponse> {
  const expectedChallenge = (challenge: string) => {
    hear(challenge);
    return true;
  };
  const { rpID: expectedRPID, expectedOrigin } = relyingParty();
  const response = { ...given, authenticatorAttachment, clientExtensionResults: {} } as Parameters<
    typeof verifyRegistrationResponse
  >[0]['response'];
  try {
    return await verifyRegistrationResponse({ response, expectedChallenge, expectedOrigin, expectedRPID });
  } catch (cause) {
    throw refused(cause);
  }
}

function refused(cause?: unknown): AppError {
  const message = 'The passkey could not be verified. Try again on this site.';
  return new AppError('VALIDATION_ERROR', message, { details: [{ field: 'response', message }], cause });
}
