import type { z } from 'zod';
import type { Ctx } from '../context';

/**
 * A kind of record whose changes can be set back from the audit log. What can be set back is what its own schema of
 * changes names, by its own service: every rule of the module holds for it.
 */
export interface Revertible<Change extends z.ZodObject = z.ZodObject> {
  /** As the audit log names it. */
  resourceType: string;
  table: string;
  /** The permission to change such a record, which whoever sets it back needs too. */
  permission: string;
  change: Change;
  /** @param row the record as it is now, by the database's column names */
  apply: (ctx: Ctx, row: Record<string, unknown>, change: z.output<Change>) => Promise<unknown>;
}

/** Declares a kind of record; the modules' kinds are gathered in src/services/revertible.ts. */
export function defineRevertible<Change extends z.ZodObject>(kind: Revertible<Change>): Revertible {
  return kind as unknown as Revertible;
}
