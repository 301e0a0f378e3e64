import { sha256 } from '../crypto';
import { type Db, isTransaction } from './client';
import { bindings, pool } from './pool';

/**
 * Runs hand-written SQL with its values apart, for reads that Prisma does not serve.
 * Outside a transaction it goes to pg as a named statement, planned once per connection.
 * @param text SQL of this code; anything from a caller belongs in `values`
 */
export async function rawRows<Row extends Record<string, unknown>>(
  db: Db,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  if (isTransaction(db)) return db.$queryRawUnsafe<Row[]>(text, ...values);
  if (!bindings.getStore()) throw new Error('A query outside `reading` or `changing` has no tenant.');
  const { rows } = await pool().query<Row>({ name: `r${sha256(text).slice(0, 20)}`, text, values });
  return rows;
}
