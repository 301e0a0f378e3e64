import { z } from 'zod';
import { cache } from '@/core/cache/cache';
import { become, type Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { PLATFORM_TENANT_ID } from '@/core/ids';
import { changingAsJob, defineJob } from '@/core/jobs/job';
import { storage } from '@/ports/storage';
import { personalData } from '../personal-data';
import { exportFolder } from '../platform/data-exports/data-exports.service';
import { ERASE_PERSON } from '../platform/personal/erasure.service';
import { userErased } from '../platform/personal/personal.events';
import { deleteAccount } from '../platform/users/users.deletion';

const Payload = z.object({
  userId: z.uuid(),
  /** The wish that it fulfils; none where an account is erased because its time is over. */
  dataRequestId: z.uuid().optional(),
  requestId: z.string().optional(),
});
type Payload = z.output<typeof Payload>;

/** Rows of all tenants in one transaction; a large outbox is walked once. */
const SECONDS = 600;

/** Erases a person in one transaction. One that broke off is begun anew; one that is done is not done twice. */
export const erasePerson = defineJob({
  name: ERASE_PERSON,
  payload: Payload,
  run: async (payload) => {
    const work = { tenantId: PLATFORM_TENANT_ID, job: ERASE_PERSON, requestId: payload.requestId };
    try {
      const tenants = await changingAsJob({ ...work, action: userErased.type, seconds: SECONDS }, (ctx) =>
        erase(ctx, payload),
      );
      for (const tenantId of tenants)
        await cache().advance(tenantId, ['user', 'member', 'membership', 'event']);
      // Copies of their data that were made for them; also after a death between the commit and here.
      await storage().removeFolder(exportFolder(payload.userId));
    } catch (error) {
      if (!(error instanceof AppError) || !payload.dataRequestId) throw error;
      // They became the last owner meanwhile: to be told, not tried again.
      await changingAsJob(work, (ctx) => refuse(ctx, payload, error));
    }
  },
});

/** @returns the tenants that the person belonged to */
async function erase(ctx: Ctx, { userId, dataRequestId }: Payload): Promise<string[]> {
  const own = await become(ctx, { userId });
  const person = await own.db.user.findUnique({ where: { id: userId } });
  if (!person || person.status === 'erased') return [];
  const memberships = await own.db.membership.findMany({ where: { userId }, select: { tenantId: true } });
  const tenants = memberships.map(({ tenantId }) => tenantId);
  if (!person.deletedAt) await deleteAccount(own, userId);
  await become(own, {});
  if (dataRequestId) {
    const data = { status: 'done', completedAt: ctx.now };
    await own.db.dataRequest.update({ where: { id: dataRequestId }, data });
  }
  for (const module of personalData) await module.erase(own, userId);
  for (const tenantId of [PLATFORM_TENANT_ID, ...tenants])
    await record(await become(own, { tenantId }), userErased, userId, { id: userId });
  return tenants;
}

async function refuse(ctx: Ctx, { userId, dataRequestId }: Payload, error: AppError): Promise<void> {
  const own = await become(ctx, { userId });
  const data = { status: 'failed', error: error.message.slice(0, 300), completedAt: ctx.now };
  await own.db.dataRequest.update({ where: { id: dataRequestId }, data });
}
