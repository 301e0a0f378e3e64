import type { z } from 'zod';
import type { Ctx } from '../context';

/** What long work is given to do its part with. Each part is a transaction of its own. */
export interface Task {
  tenantId: string;
  requestId: string;
  /** Reads as the tenant. */
  read: <T>(part: (ctx: Ctx) => Promise<T>) => Promise<T>;
  /**
   * Tells how far it is, and stops here when somebody wants it to.
   * @param percent 0 to 100
   * @throws WorkCancelled, which the work lets through
   */
  step: (percent: number) => Promise<void>;
}

/** A kind of long work that people begin and follow. It may run twice for one beginning, so `run` must bear that. */
export interface Work<Input extends z.ZodObject = z.ZodObject, Result extends z.ZodType = z.ZodType> {
  /** Resource and act, such as `audit.verify`. */
  type: string;
  /** An imperative sentence without a full stop. */
  summary: string;
  /** Who may begin it and see its result. */
  permission: string;
  input: Input;
  result: Result;
  run: (input: z.output<Input>, task: Task) => Promise<z.output<Result>>;
}

/** Declares a kind of long work; all kinds are gathered in src/services/work.ts. */
export function defineWork<Input extends z.ZodObject, Result extends z.ZodType>(
  work: Work<Input, Result>,
): Work {
  return work as unknown as Work;
}

/** Somebody wanted the work to stop, and it has. */
export class WorkCancelled extends Error {}
