import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Revertible } from '@/core/audit/revertible';
import { catalogue } from '@/core/catalogue';
import { auditedAs, type Ctx } from '@/core/context';
import { AppError, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import { check } from '@/core/http/parse';
import { recordReverted } from '../platform/audit/audit.events';
import type { RevertAudit } from '../platform/audit/audit.schema';
import { rowAsAudited } from '../platform/audit/audit.sql';
import { revertible } from '../revertible';

/**
 * Sets a record back to what it was before one audited change: the changed fields that its module lets people change,
 * by the module's own service and rules. The log keeps both the change and its undoing.
 * @throws NOT_FOUND for an audit row or record that is not there; FORBIDDEN without the right to change such records;
 *   INVALID_TRANSITION for what cannot be set back, and, unless forced, where the fields were changed again since
 */
export async function revertRecord(
  ctx: Ctx,
  auditId: string,
  { reason, force }: z.output<typeof RevertAudit>,
) {
  const entry = await ctx.db.auditLog.findFirst({ where: { id: auditId } });
  if (!entry) throw notFound('audit log');
  const kind = revertible.find(({ resourceType }) => resourceType === entry.resourceType);
  if (!kind || entry.operation !== 'update') throw cannot(`A ${entry.operation} of this kind`);
  requireRight(ctx, kind);
  const [before, after] = [entry.before as Row, entry.after as Row];
  const fields = entry.changed.filter((column) => camel(column) in kind.change.shape);
  if (fields.length === 0) throw cannot('What was changed there');
  const row = await rowAsAudited(ctx.db, kind.table, entry.resourceId);
  if (!row || row.deleted_at) throw notFound(entry.resourceType);
  const since = fields.filter((column) => !isDeepStrictEqual(row[column], after[column]));
  if (since.length > 0 && !force) throw changedSince(since);
  const change = Object.fromEntries(fields.map((column) => [camel(column), before[column]]));
  // What was compared here must still hold when the module's service has locked the record.
  const ifMatch = ctx.ifMatch ?? (typeof row.version === 'number' ? row.version : null);
  const own = { ...(await auditedAs(ctx, { reason })), ifMatch };
  await kind.apply(own, row, check(kind.change, change));
  const { resourceType, resourceId } = entry;
  const done = { auditId, resourceType, resourceId, fields: fields.map(camel) };
  await record(own, recordReverted, resourceId, done);
  return done;
}

type Row = Record<string, unknown>;

function requireRight(ctx: Ctx, { permission }: Revertible): void {
  if (!ctx.permissions.has(permission))
    throw new AppError('FORBIDDEN', `This needs the permission ${permission}, which you do not have.`);
  const module = catalogue().moduleOfPermission.get(permission) ?? 'platform';
  if (module !== 'platform' && !ctx.tenant?.modules.includes(module))
    throw new AppError('MODULE_DISABLED', `The module ${module} is not enabled for this tenant.`);
}

function cannot(what: string): AppError {
  return new AppError('INVALID_TRANSITION', `${what} cannot be set back.`);
}

function changedSince(columns: string[]): AppError {
  const message =
    'It was changed again since. Look at it, and force the change if it is to be set back all the same.';
  const details = columns.map((column) => ({ field: camel(column), message: 'Was changed again since.' }));
  return new AppError('INVALID_TRANSITION', message, { details });
}

/** A column's name as the wire writes it. */
function camel(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
