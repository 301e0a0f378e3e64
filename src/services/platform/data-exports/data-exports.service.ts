import type { z } from 'zod';
import type { Ctx } from '@/core/context';
import { lockName } from '@/core/db/rows';
import { AppError, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import { enqueue } from '@/core/jobs/job';
import { storage } from '@/ports/storage';
import { recordAccess } from '../audit/access.service';
import { requirePerson } from '../auth/person';
import { dataExportRequested } from './data-exports.events';
import type { DataRequest } from './data-exports.schema';

export const EXPORT_DATA = 'export-personal-data';

/**
 * Asks for a copy of all that is kept about the caller. A job makes it; while one is being made, it is answered instead
 * of another.
 */
export async function requestDataExport(ctx: Ctx) {
  const userId = requirePerson(ctx);
  await lockName(ctx, `data-export:${userId}`);
  const unfinished = { userId, kind: 'export', status: { in: ['pending', 'running'] } };
  const pending = await ctx.db.dataRequest.findFirst({ where: unfinished });
  if (pending) return asRequest(pending);
  const row = await ctx.db.dataRequest.create({ data: { userId, kind: 'export' } });
  await record(ctx, dataExportRequested, row.id, { id: row.id, userId });
  await enqueue(ctx, EXPORT_DATA, { requestId: row.id, userId });
  return asRequest(row);
}

/** What the caller has asked of their data, newest first: the last hundred. */
export async function listDataRequests(ctx: Ctx) {
  const userId = requirePerson(ctx);
  const rows = await ctx.db.dataRequest.findMany({
    where: { userId },
    orderBy: { createdAt: 'desc' },
    take: 100,
  });
  return rows.map(asRequest);
}

/** One of the caller's requests. */
export async function getDataRequest(ctx: Ctx, requestId: string) {
  return asRequest(await ownRequest(ctx, requestId));
}

/**
 * Opens the copy for its person.
 * @throws INVALID_TRANSITION while there is none, or no more
 */
export async function openDataExport(ctx: Ctx, requestId: string) {
  const row = await ownRequest(ctx, requestId);
  const isOver = row.expiresAt !== null && row.expiresAt <= ctx.now;
  const file =
    row.storageKey && row.status === 'done' && !isOver ? await storage().open(row.storageKey) : null;
  if (!file)
    throw new AppError('INVALID_TRANSITION', 'This copy is not there (any more). Ask for a new one.');
  await recordAccess(ctx, {
    action: 'data_export.downloaded',
    resourceType: 'data_request',
    resourceId: requestId,
  });
  return { ...file, name: `my-data-${row.createdAt.toISOString().slice(0, 10)}.zip` };
}

async function ownRequest(ctx: Ctx, requestId: string) {
  const userId = requirePerson(ctx);
  const row = await ctx.db.dataRequest.findFirst({ where: { id: requestId, userId } });
  if (!row) throw notFound('request');
  return row;
}

function asRequest(row: object): z.output<typeof DataRequest> {
  return row as z.output<typeof DataRequest>;
}

/** Where the copies of a person's data lie, or one of them. */
export function exportFolder(userId: string, requestId?: string): string {
  return requestId === undefined ? `exports/${userId}` : `exports/${userId}/${requestId}`;
}
