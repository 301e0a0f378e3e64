import type { Ctx } from '@/core/context';
import type { Listing, ListQuery } from '@/core/http/listing';
import { type ListPage, listRows } from '@/core/http/listing.sql';
import { isUuid } from '@/core/ids';
import { auditListing, everyAuditListing } from './audit.listing';
import type { AuditLog, AuditRow } from './audit.schema';
import { actorNames, type OpenedRow, openAuditRows } from './audit.sql';

/** Who changed what, when, from where: as the database's triggers wrote it, newest first. */
export async function listAuditLogs(ctx: Ctx, query: ListQuery) {
  return listOpened(ctx, auditListing, query);
}

/** The history of one thing. One that never was, or is another tenant's, has none. */
export async function listAuditLogsOf(ctx: Ctx, resource: { type: string; id: string }, query: ListQuery) {
  const scope = { resource_type: resource.type, resource_id: resource.id };
  return listOpened(ctx, auditListing, query, scope);
}

/** The history of somebody's membership, also after it has ended. */
export async function listAuditLogsOfMember(ctx: Ctx, userId: string, query: ListQuery) {
  return listOpened(ctx, auditListing, query, { resource_type: 'membership', subject_id: userId });
}

/** The logs of all tenants at once for a platform administrator; for anybody else the tenant's own. */
export async function listEveryAuditLog(ctx: Ctx, query: ListQuery) {
  return listOpened(ctx, ctx.platform ? everyAuditListing : auditListing, query);
}

async function listOpened(
  ctx: Ctx,
  listing: Listing<typeof AuditRow>,
  query: ListQuery,
  scope: Record<string, unknown> = {},
): Promise<ListPage<AuditLog>> {
  const { rows, pagination } = await listRows(ctx, listing, query, scope);
  return { rows: await openRows(ctx, rows), pagination };
}

/**
 * Rows as people read them: personal values opened, the erased ones named, and who acted by name. Two questions,
 * however many rows.
 */
export async function openRows(ctx: Ctx, rows: AuditRow[]): Promise<AuditLog[]> {
  const closed = rows.filter(({ personal }) => personal.length > 0);
  const opened = closed.length > 0 ? await openAuditRows(ctx.db, closed) : new Map<string, OpenedRow>();
  const actors = [...new Set(rows.flatMap(({ actorId }) => (actorId && isUuid(actorId) ? [actorId] : [])))];
  const names = actors.length > 0 ? await actorNames(ctx.db, actors) : new Map<string, string>();
  return rows.map(({ personal: _, ...row }) => ({
    ...row,
    ...valuesOf(opened.get(row.id), row),
    actorName: (row.actorId && names.get(row.actorId)) ?? null,
  }));
}

type Values = Pick<AuditLog, 'before' | 'after' | 'ip' | 'userAgent' | 'erased'>;

function valuesOf(opened: OpenedRow | undefined, row: Omit<Values, 'erased'>): Values {
  if (!opened)
    return { before: row.before, after: row.after, ip: row.ip, userAgent: row.userAgent, erased: [] };
  return {
    before: opened.before as Values['before'],
    after: opened.after as Values['after'],
    ip: opened.ip,
    userAgent: opened.user_agent,
    erased: opened.erased.map((name) => ERASED_NAMES[name] ?? name),
  };
}

/** The marks of a request, as the wire calls them. */
const ERASED_NAMES: Record<string, string> = { 'request.ip': 'ip', 'request.user_agent': 'userAgent' };
