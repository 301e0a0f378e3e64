import { z } from 'zod';
import { id, instant, jsonObject, text } from '@/core/schema';

export const Passkey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    backedUp: z
      .boolean()
      .meta({ description: 'The passkey is kept in a cloud and lives on other devices too.' }),
    transports: z.array(z.string()),
    lastUsedAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Passkey' });

const name = text(120).meta({ title: 'Name', description: 'Such as the device it is on.' });

/** What a browser's authenticator answered, as WebAuthn's JSON form has it. */
const response = jsonObject.meta({ description: 'What navigator.credentials answered, as JSON.' });

export const PasskeyOptions = z.looseObject({ challenge: z.string() }).meta({
  id: 'PasskeyOptions',
  description: 'For navigator.credentials, as WebAuthn’s JSON form has it.',
});
export const CreatePasskey = z.strictObject({ name, response }).meta({ id: 'CreatePasskey' });
export const UpdatePasskey = z.strictObject({ name }).meta({ id: 'UpdatePasskey' });
export const PasskeySignIn = z
  .strictObject({ response, tenantId: z.uuid().optional() })
  .meta({ id: 'PasskeySignIn' });
export const PasskeyParams = z.object({ passkeyId: id });

export type CreatePasskeyInput = z.output<typeof CreatePasskey>;
export type PasskeySignInInput = z.output<typeof PasskeySignIn>;

const bytes = z
  .string()
  .max(8192)
  .regex(/^[\w-]+$/);
const credential = {
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
};

/** The part of a browser's answer to a registration that is read. */
export const Registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

/** The part of a browser's answer to a sign-in that is read. */
export const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
});
