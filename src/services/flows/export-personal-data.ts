import { z } from 'zod';
import { type ArchiveFile, linesOf, passing, writeArchive } from '@/core/archive/write-archive';
import { become, type Ctx } from '@/core/context';
import { record } from '@/core/events/record';
import { PLATFORM_TENANT_ID } from '@/core/ids';
import { changingAsJob, defineJob } from '@/core/jobs/job';
import { storage } from '@/ports/storage';
import { personalData } from '../personal-data';
import { dataExportCompleted } from '../platform/data-exports/data-exports.events';
import { EXPORT_DATA, exportFolder } from '../platform/data-exports/data-exports.service';

/** How long a copy can be fetched; then it is removed. */
const KEPT_MS = 7 * 24 * 3_600_000;
const EXPORT_SECONDS = 600;

const Payload = z.object({ requestId: z.uuid(), userId: z.uuid() });
type Work = z.output<typeof Payload>;

/** Makes the copy of a person's data that they asked for: a zip of JSON files, one folder per module. */
export const exportPersonalData = defineJob({
  name: EXPORT_DATA,
  payload: Payload,
  run: async (work) => {
    const isOpen = await asPerson(work, (ctx) => begin(ctx, work));
    if (!isOpen) return;
    await asPerson(work, async (ctx) => {
      if (!(await holdPerson(ctx, work.userId))) return;
      const storageKey = `${exportFolder(work.userId, work.requestId)}/data.zip`;
      let size = 0;
      const archive = passing(writeArchive(filesOf(ctx, work.userId)), (passed) => {
        size = passed.size;
      });
      await storage().put(storageKey, archive);
      const expiresAt = new Date(ctx.now.getTime() + KEPT_MS);
      const done = { status: 'done', storageKey, size, expiresAt, completedAt: ctx.now };
      await ctx.db.dataRequest.update({ where: { id: work.requestId }, data: done });
      await record(ctx, dataExportCompleted, work.requestId, { id: work.requestId, userId: work.userId });
    });
  },
});

async function asPerson<T>({ userId }: Work, run: (ctx: Ctx) => Promise<T>): Promise<T> {
  const work = { tenantId: PLATFORM_TENANT_ID, job: EXPORT_DATA, seconds: EXPORT_SECONDS };
  return changingAsJob({ ...work, action: dataExportCompleted.type }, async (ctx) =>
    run(await become(ctx, { userId })),
  );
}

/** False when the request is done already, or its person was erased meanwhile. */
async function begin(ctx: Ctx, { requestId, userId }: Work): Promise<boolean> {
  const { count } = await ctx.db.dataRequest.updateMany({
    where: { id: requestId, userId, status: { in: ['pending', 'running'] } },
    data: { status: 'running' },
  });
  return count === 1 && (await ctx.db.user.count({ where: { id: userId, deletedAt: null } })) === 1;
}

/** Has an erasure wait until the copy is made, which it then removes. @returns false when there is nobody any more */
async function holdPerson(ctx: Ctx, userId: string): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<unknown[]>`select 1 from users
    where id = ${userId}::uuid and deleted_at is null for key share`;
  return rows.length === 1;
}

async function* filesOf(ctx: Ctx, userId: string): AsyncGenerator<ArchiveFile> {
  for (const { name, export: collect } of personalData) {
    for (const [file, content] of Object.entries(await collect(ctx, userId))) {
      yield { name: `${name}/${file}.json`, content: linesOf([JSON.stringify(content, plain, 2)]) };
    }
  }
}

/** Database numbers of 64 bits are no JSON; as texts they keep every digit. */
function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
