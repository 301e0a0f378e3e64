import type { z } from 'zod';
import type { Ctx } from './context';
import { AppError } from './errors';
import type { EventDefinition } from './events/catalogue';
import { record } from './events/record';

interface Transition<State extends string> {
  from: readonly State[];
  to: State;
  event: EventDefinition;
}

interface LifecycleOptions<State extends string, Row, Changes, Name extends string> {
  /** Writes the new status and the changes given with it, and returns the row as it is then. */
  update: (ctx: Ctx, id: string, status: State, changes: Changes) => Promise<Row>;
  transitions: Record<Name, Transition<State>>;
}

/**
 * The table of a resource's states: which act leads from where to where, and the event it records.
 * The only way that a status column is written.
 * @param resource the resource in singular, for messages
 */
export function lifecycle<
  State extends string,
  Row extends { id: string; status: string },
  Changes,
  Name extends string,
>(resource: string, { update, transitions }: LifecycleOptions<State, Row, Changes, Name>) {
  return {
    transitions,

    /** The acts possible from a status, for buttons and documents. */
    from: (status: string): Name[] =>
      (Object.keys(transitions) as Name[]).filter((name) =>
        (transitions[name].from as readonly string[]).includes(status),
      ),

    /**
     * Moves a row that the caller has locked, and records the event with the row as payload.
     * @throws INVALID_TRANSITION naming the present status when the act is not possible from it
     */
    async apply(ctx: Ctx, row: Row, name: Name, changes: Changes): Promise<Row> {
      const { from, to, event } = transitions[name];
      if (!(from as readonly string[]).includes(row.status)) {
        const message = `This ${resource} is ${row.status}; ${name} is possible only from ${from.join(' or ')}.`;
        throw new AppError('INVALID_TRANSITION', message, {
          details: [{ field: 'status', message, status: row.status }],
        });
      }
      const moved = await update(ctx, row.id, to, changes);
      await record(ctx, event, row.id, moved as z.output<typeof event.payload>);
      return moved;
    },
  };
}
