import { EventEmitter } from 'node:events';
import type pg from 'pg';
import { z } from 'zod';
import { cache, keepInMemory } from '../cache/cache';
import { plainClient } from '../db/pool';
import { logger } from '../logger';

const CHANNEL = 'quintet_events';
/** The resource of events about people; never a tenant's id, so it can be listened for beside them. */
const PERSON = 'user';
/** Waits between attempts to hear again: doubled each time, up to the second number. */
const RECONNECT_MS = { first: 500, longest: 5_000 };
const Notice = z.object({ tenantId: z.uuid(), resource: z.string() });

interface Shared {
  quintetCommits?: EventEmitter;
  quintetListening?: boolean;
}
const shared = globalThis as Shared;

function emitter(): EventEmitter {
  shared.quintetCommits ??= new EventEmitter().setMaxListeners(0);
  return shared.quintetCommits;
}

/** True while this process hears of commits; where it never does (serverless), readers poll. */
export function hearsCommits(): boolean {
  return shared.quintetListening ?? false;
}

/**
 * Calls back after each commit that recorded an event of the tenant, with the event's resource such as `page`.
 * @returns a function that ends it
 */
export function onCommit(tenantId: string, hear: (resource: string) => void): () => void {
  emitter().on(tenantId, hear);
  return () => emitter().off(tenantId, hear);
}

/** Calls back after a commit that changed a person, in whichever tenant: a suspension counts in all of theirs. */
export function onPersonChanged(hear: () => void): () => void {
  emitter().on(PERSON, hear);
  return () => emitter().off(PERSON, hear);
}

/**
 * Listens for commits of all processes: stale cached answers are dropped and event streams wake.
 * Reconnects by itself; while it is deaf, nothing is cached.
 */
export async function listenForCommits(): Promise<{ stop: () => Promise<void> }> {
  let stopped = false;
  let client: pg.Client | undefined;

  const connect = async (): Promise<void> => {
    client = await plainClient();
    client.on('notification', (message) => hear(message.payload ?? ''));
    await client.query(`listen ${CHANNEL}`);
    client.once('end', lose);
    hearing(true);
  };
  const lose = () => {
    hearing(false);
    reconnectIn(RECONNECT_MS.first);
  };
  const reconnectIn = (wait: number) => {
    if (stopped) return;
    setTimeout(() => {
      if (stopped) return;
      connect().then(
        () => logger().info('hearing of commits again'),
        (error: unknown) => {
          // Once for an outage, however long it lasts.
          if (wait === RECONNECT_MS.first) logger().warn({ err: error }, 'cannot hear of commits; trying on');
          reconnectIn(Math.min(wait * 2, RECONNECT_MS.longest));
        },
      );
    }, wait);
  };

  await connect();
  return {
    stop: async () => {
      stopped = true;
      await client?.end();
    },
  };
}

function hearing(hears: boolean): void {
  shared.quintetListening = hears;
  keepInMemory(hears);
}

function hear(payload: string): void {
  const notice = Notice.safeParse(JSON.parse(payload));
  if (!notice.success) return;
  const { tenantId, resource } = notice.data;
  void cache().advance(tenantId, [resource, 'audit_log']);
  emitter().emit(tenantId, resource);
  if (resource === PERSON) emitter().emit(PERSON);
}
