import { reading } from '../db/client';
import { logger } from '../logger';
import { Bell } from './bell';
import { onCommit, onPersonChanged } from './commits';
import { type EventRow, eventsAfter, type Position, positionNow } from './event-stream.sql';
import { decidesRights } from './rights';

/** What a reader feeds: one connection's tap. */
export interface Fed {
  /** The next events of the tenant, in the order of their commits. */
  take: (rows: readonly EventRow[]) => void;
  /** Somebody's rights changed, perhaps this listener's. */
  recheck: () => void;
  recheckWhenOld: () => void;
  /** The outbox cannot be read. */
  break: () => void;
}

// On globalThis because Next's bundles (server-sent events) and the server (sockets) are separate instances of this module.
const shared = globalThis as { quintetReaders?: Map<string, TenantReader> };

/** Reads a tenant's outbox once for all its listeners in this process; begins with the first and ends with the last. */
export class TenantReader {
  /** Settled when `position` is known. */
  readonly started: Promise<void>;
  /** The last place that was told to live listeners. */
  position: Position = { xid: '0', sequence: -1 };
  /** Settled when the last listener has left and nothing is asked any more. */
  readonly ended: Promise<void>;
  private readonly fed = new Set<Fed>();
  private readonly bell = new Bell();

  constructor(private readonly tenantId: string) {
    this.started = this.look(positionNow).then((position) => {
      this.position = position;
    });
    this.ended = this.run();
  }

  add(listener: Fed): void {
    this.fed.add(listener);
  }

  remove(listener: Fed): void {
    this.fed.delete(listener);
    if (this.fed.size === 0) this.bell.ring();
  }

  /** The events after a place, for a listener that is behind the others. */
  after(position: Position): Promise<EventRow[]> {
    return this.look((db) => eventsAfter(db, position));
  }

  private look<T>(work: Parameters<typeof reading<T>>[1]): Promise<T> {
    return reading({ tenantId: this.tenantId, userId: null, platform: false }, work);
  }

  private async run(): Promise<void> {
    const stopHearing = onCommit(this.tenantId, (resource) => {
      if (decidesRights(resource)) this.each((listener) => listener.recheck());
      this.bell.ring();
    });
    const stopHearingOfPeople = onPersonChanged(() => this.each((listener) => listener.recheck()));
    try {
      await this.started;
      while (this.fed.size > 0) await this.step();
    } catch (error) {
      logger().warn({ err: error, tenantId: this.tenantId }, 'the events of a tenant could not be read');
    } finally {
      stopHearing();
      stopHearingOfPeople();
      shared.quintetReaders?.delete(this.tenantId);
      // None are left, unless reading failed: they come again and resume where they were.
      this.each((listener) => listener.break());
    }
  }

  private async step(): Promise<void> {
    const rows = await this.after(this.position);
    const last = rows.at(-1);
    if (last) {
      this.position = last;
      this.each((listener) => listener.take(rows));
      return;
    }
    this.each((listener) => listener.recheckWhenOld());
    await this.bell.wait();
  }

  private each(tell: (listener: Fed) => void): void {
    for (const listener of [...this.fed]) tell(listener);
  }
}

/** Feeds a listener from the tenant's one reader. */
export function joinReader(tenantId: string, listener: Fed): TenantReader {
  shared.quintetReaders ??= new Map();
  const reader = shared.quintetReaders.get(tenantId) ?? new TenantReader(tenantId);
  shared.quintetReaders.set(tenantId, reader);
  reader.add(listener);
  return reader;
}

/** Waits until no tenant's events are read any more, for a clean exit once all listeners are gone. */
export async function readersEnded(): Promise<void> {
  await Promise.all([...(shared.quintetReaders?.values() ?? [])].map((reader) => reader.ended));
}
