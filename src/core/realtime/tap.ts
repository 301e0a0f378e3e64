import { setTimeout as sleep } from 'node:timers/promises';
import type { Principal } from '../auth/authenticate';
import { reading } from '../db/client';
import { env } from '../env';
import { AppError, type ErrorCode } from '../errors';
import { isUuid } from '../ids';
import { logger } from '../logger';
import { type EventRow, isAfter, type Position, positionNow, positionOf } from './event-stream.sql';
import { changesRights, mayFollow, mayHear } from './rights';
import { type Fed, joinReader, type TenantReader } from './tenant-reader';

/** Rights are proven anew at least this often, whether or not a change was heard of. */
const RIGHTS_MS = 60_000;
/** A client whose way is half full gets no more until it has read; in the end it is let go, and resumes later. */
const LOOK_MS = 20;
const HALF = 0.5;

/** Why a tap ended: a right that was lost, or what became of the connection. */
export type EndCode = ErrorCode | 'LEFT' | 'TOO_SLOW' | 'SERVER_ENDS';

/** The way to one client. */
export interface Sink {
  send: (event: EventRow) => void;
  /** How full the way is, from 0 to 1; what goes beyond is not buffered. */
  fill: () => number;
  /** Called once, whoever ended it. */
  end: (code: EndCode) => void;
}

/** Who follows, and where from. */
export interface Follower {
  tenantId: string;
  principal: Principal;
  /** Proves the credential again. @throws AppError when it, the tenant or the permission to follow is gone */
  prove: () => Promise<Principal>;
  /** The last event that the client has seen, by its own word. */
  lastEventId: string | undefined;
}

/** Where a follower begins; `gap` when the event it asked for is not known. */
export interface Start {
  position: Position;
  gap: boolean;
}

/** Finds where a follower begins: after its last event, or now. All that commits from here on will be told. */
export async function startOf({ tenantId, lastEventId }: Follower): Promise<Start> {
  return reading({ tenantId, userId: null, platform: false }, async (db) => {
    const known =
      lastEventId && isUuid(lastEventId) ? await positionOf(db, lastEventId.toLowerCase()) : undefined;
    return { position: known ?? (await positionNow(db)), gap: lastEventId !== undefined && !known };
  });
}

/**
 * One connection's part of its tenant's events: each once, in the order of the commits, as far as the rights of its
 * holder reach. It is live while the tenant's reader feeds it. Whenever it is behind (a resumption, a slow client) or
 * its rights are in doubt, it leaves the others and catches up by itself.
 */
export class Tap implements Fed {
  private readonly reader: TenantReader;
  private position: Position;
  private principal: Principal;
  private provenAt = performance.now();
  private doubtful = false;
  private live = false;
  private ended = false;

  constructor(
    private readonly follower: Follower,
    start: Start,
    private readonly sink: Sink,
  ) {
    this.position = start.position;
    this.principal = follower.principal;
    this.reader = joinReader(follower.tenantId, this);
    this.catchUp();
  }

  take(rows: readonly EventRow[]): void {
    if (!this.live) return;
    if (this.isOld() || rows.some(changesRights)) this.recheck();
    for (const row of rows) {
      if (this.live && this.sink.fill() > HALF) this.catchUp();
      // Whoever is not live any more reads the rest by itself.
      if (!this.live) return;
      if (isAfter(row, this.position)) this.tell(row);
    }
  }

  recheck(): void {
    this.doubtful = true;
    if (this.live) this.catchUp();
  }

  recheckWhenOld(): void {
    if (this.isOld()) this.recheck();
  }

  break(): void {
    this.end('INTERNAL_SERVER_ERROR');
  }

  /** True when its holder may be told of a kind of resource, such as `page`. */
  mayFollow(resource: string): boolean {
    return mayFollow(this.principal, resource);
  }

  /** Ends it. Later calls do nothing. */
  end(code: EndCode): void {
    if (this.ended) return;
    this.ended = true;
    this.live = false;
    this.reader.remove(this);
    this.sink.end(code);
  }

  private isOld(): boolean {
    return performance.now() - this.provenAt > RIGHTS_MS;
  }

  private catchUp(): void {
    this.live = false;
    this.readByItself().catch((error: unknown) => {
      if (!(error instanceof AppError)) logger().warn({ err: error }, 'a follower of events was lost');
      this.end(error instanceof AppError ? error.code : 'INTERNAL_SERVER_ERROR');
    });
  }

  private async readByItself(): Promise<void> {
    await this.reader.started;
    while (!this.ended) {
      const others = this.reader.position;
      const rows = await this.reader.after(this.position);
      if (this.doubtful || this.isOld() || rows.some(changesRights)) await this.prove();
      for (const row of rows) await this.tellWhenRoom(row);
      // The reader has told nothing since before we looked and found nothing: from here on it is told to us, too.
      if (rows.length === 0 && others === this.reader.position && !this.doubtful) {
        this.live = !this.ended;
        return;
      }
    }
  }

  private async prove(): Promise<void> {
    this.doubtful = false;
    this.principal = await this.follower.prove();
    this.provenAt = performance.now();
  }

  private async tellWhenRoom(row: EventRow): Promise<void> {
    const since = performance.now();
    while (!this.ended && this.sink.fill() > HALF) {
      if (performance.now() - since > env().REALTIME_SLOW_SECONDS * 1000) this.end('TOO_SLOW');
      else await sleep(LOOK_MS);
    }
    if (!this.ended) this.tell(row);
  }

  private tell(row: EventRow): void {
    this.position = row;
    if (mayHear(this.principal, row)) this.sink.send(row);
  }
}
