import { z } from 'zod';
import { findLogin, findLoginByPhone, type LoginState } from '@/core/auth/principal.sql';
import { become, type Ctx } from '@/core/context';
import { decrypt, encrypt } from '@/core/crypto';
import { newId, PLATFORM_TENANT_ID } from '@/core/ids';
import { changingAsJob, defineJob, enqueue } from '@/core/jobs/job';
import { sendOtp } from './otp.send';
import { sendResetLetter, sendVerifyLetter } from './send-links';

const SEND = 'send-account-letter';

const Wanted = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('verify_email'), email: z.string() }),
  z.object({ kind: z.literal('reset_password'), email: z.string() }),
  z.object({
    kind: z.literal('otp'),
    email: z.string().optional(),
    phone: z.string().optional(),
    channel: z.enum(['email', 'sms']),
  }),
]);
export type WantedLetter = z.output<typeof Wanted>;

/**
 * Queues the answer to somebody who gave an address or number. Who has an account is found out by the job and not by
 * the request, so that neither the answer nor its time tells.
 */
export async function queueAccountLetter(ctx: Ctx, wanted: WantedLetter): Promise<void> {
  const id = newId();
  const sealed = encrypt(JSON.stringify(wanted), `account-letter:${id}`);
  await enqueue(ctx, SEND, { id, sealed, requestId: ctx.requestId });
}

/** Sends a link or code to whoever lives at the address; to nobody when there is no such person. */
export const sendAccountLetter = defineJob({
  name: SEND,
  payload: z.object({ id: z.uuid(), sealed: z.string(), requestId: z.string() }),
  run: async ({ id, sealed, requestId }) => {
    const wanted = Wanted.parse(JSON.parse(decrypt(sealed, `account-letter:${id}`)));
    await changingAsJob({ tenantId: PLATFORM_TENANT_ID, job: SEND, requestId }, async (ctx) => {
      const person = await livingPerson(ctx, wanted);
      if (person?.status !== 'active') return;
      await send(await become(ctx, { userId: person.id }), person.id, wanted);
    });
  },
});

async function livingPerson(ctx: Ctx, wanted: WantedLetter): Promise<LoginState | undefined> {
  if (wanted.email !== undefined) return findLogin(ctx.db, wanted.email);
  if ('phone' in wanted && wanted.phone !== undefined) return findLoginByPhone(ctx.db, wanted.phone);
  return undefined;
}

async function send(own: Ctx, userId: string, wanted: WantedLetter): Promise<void> {
  if (wanted.kind === 'verify_email') return sendVerifyLetter(own, userId);
  if (wanted.kind === 'reset_password') return sendResetLetter(own, userId);
  return sendOtp(own, userId, wanted.channel);
}
