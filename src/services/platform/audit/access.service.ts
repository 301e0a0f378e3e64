import { cache } from '@/core/cache/cache';
import type { Ctx } from '@/core/context';
import type { ListQuery } from '@/core/http/listing';
import { type ListPage, listRows } from '@/core/http/listing.sql';
import { isUuid } from '@/core/ids';
import type { Prisma } from '@/generated/prisma/client';
import { accessListing } from './access.listing';
import type { AccessLog } from './access.schema';
import { actorNames, type OpenedAccess, openAccessRows } from './audit.sql';

/** What was looked at or taken away. */
export interface Access {
  /** `noun.verb`, such as `audit.exported` or `patient.read`. */
  action: string;
  resourceType: string;
  resourceId?: string;
  /** How many records, which filter: never the data itself. */
  details?: Prisma.InputJsonObject;
}

/**
 * Records that the caller looked at protected data or took an export; call it before the data is handed out. The record
 * stays: the application may not change or remove it. Address and program of a person are sealed under their key.
 */
export async function recordAccess(ctx: Ctx, access: Access): Promise<void> {
  const { path, ip, userAgent } = ctx.request ?? {};
  const { type: actorType, id: actorId } = ctx.actor;
  await ctx.db.accessLog.create({
    data: {
      ...access,
      actorType,
      actorId,
      requestId: ctx.requestId,
      path: path?.slice(0, 500),
      ip,
      userAgent,
    },
    select: { id: true },
  });
  // A request that only reads has no commit after which its counts would be dropped.
  ctx.touched.add('access_log');
  await cache().advance(ctx.tenantId, ['access_log']);
}

/** The tenant's accesses, newest first, with what can be opened opened. */
export async function listAccessLogs(ctx: Ctx, query: ListQuery): Promise<ListPage<AccessLog>> {
  const { rows, pagination } = await listRows(ctx, accessListing, query);
  const people = rows.flatMap(({ actorType, id }) => (actorType === 'user' ? [id] : []));
  const actors = [...new Set(rows.flatMap(({ actorId }) => (actorId && isUuid(actorId) ? [actorId] : [])))];
  const opened = people.length > 0 ? await openAccessRows(ctx.db, people) : new Map<string, OpenedAccess>();
  const names = actors.length > 0 ? await actorNames(ctx.db, actors) : new Map<string, string>();
  const read = rows.map((row) => {
    const own = opened.get(row.id) ?? { ip: row.ip, user_agent: row.userAgent, erased: false };
    const actorName = (row.actorId && names.get(row.actorId)) ?? null;
    return { ...row, ip: own.ip, userAgent: own.user_agent, erased: own.erased, actorName };
  });
  return { rows: read, pagination };
}
