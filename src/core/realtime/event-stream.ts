import { authenticate } from '../auth/authenticate';
import { catalogue } from '../catalogue';
import { bindingOf, type Ctx } from '../context';
import { reading } from '../db/client';
import { AppError } from '../errors';
import { isUuid } from '../ids';
import { logger } from '../logger';
import { hearsCommits, onCommit } from './commits';
import { type EventRow, eventsAfter, type Position, positionNow, positionOf } from './event-stream.sql';

const HEARTBEAT_MS = 15_000;
/** How often a reader looks by itself: rarely when commits are heard, often where they are not (serverless). */
const POLL_MS = { hearing: 5_000, deaf: 2_000 };
const SOON_MS = 50;
const LOOKS_SOON = 40;
/** A client that leaves this many messages unread is let go, not buffered without bound; it resumes where it was. */
const MAX_UNREAD = 256;

/** Streams that one person or key holds in this process at most: each asks the database at every commit of its tenant. */
const MAX_STREAMS = 20;
const streamsOf = new Map<string, number>();

/**
 * Server-sent events of a tenant, from the outbox. `Last-Event-ID` (or `?lastEventId=`) resumes after an event; each
 * missed event comes once and in the order of the commits. An unknown id is answered with one `gap` message.
 * The caller's rights are asked again before every batch: when they are gone, so is the stream.
 * @throws RATE_LIMIT_EXCEEDED when the caller holds 20 streams already
 */
export function eventStream(ctx: Ctx, request: Request, lastEventId: string | undefined): Response {
  const leave = enter(`${ctx.actor.type}:${ctx.actor.id}`);
  const encoder = new TextEncoder();
  const bell = new Bell();
  const stop = () => bell.close();
  request.signal.addEventListener('abort', stop);

  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const write = (text: string) => controller.enqueue(encoder.encode(text));
        const stopHearing = onCommit(ctx.tenantId, () => bell.ring());
        const heartbeat = setInterval(() => bell.closed || write(': still here\n\n'), HEARTBEAT_MS);
        const keepsUp = () => (controller.desiredSize ?? 0) > -MAX_UNREAD;
        follow(ctx, request, lastEventId, { write, bell, keepsUp })
          .catch((error: unknown) =>
            logger().warn({ err: error, requestId: ctx.requestId }, 'an event stream broke'),
          )
          .finally(() => {
            leave();
            stopHearing();
            clearInterval(heartbeat);
            if (!bell.closed) controller.close();
            bell.close();
          });
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  });
}

/** Counts a stream of a caller. @returns what ends the counting */
function enter(caller: string): () => void {
  const held = streamsOf.get(caller) ?? 0;
  if (held >= MAX_STREAMS) {
    const message = `You follow events ${MAX_STREAMS} times already. End one of these streams first.`;
    throw new AppError('RATE_LIMIT_EXCEEDED', message, { retryAfterSeconds: 15 });
  }
  streamsOf.set(caller, held + 1);
  return () => {
    const left = (streamsOf.get(caller) ?? 1) - 1;
    if (left > 0) streamsOf.set(caller, left);
    else streamsOf.delete(caller);
  };
}

interface Client {
  write: (text: string) => void;
  bell: Bell;
  keepsUp: () => boolean;
}

/** Sends batch after batch until the client leaves, falls behind, or loses its rights. */
async function follow(
  ctx: Ctx,
  request: Request,
  lastEventId: string | undefined,
  { write, bell, keepsUp }: Client,
) {
  const known = lastEventId === undefined ? undefined : await placeOf(ctx, lastEventId);
  let position = known ?? (await reading(bindingOf(ctx), positionNow));
  // Said only now: whoever has read it misses nothing that is committed afterwards.
  write(': welcome\n\n');
  if (lastEventId !== undefined && !known) write(gapMessage(lastEventId));
  while (!bell.closed && keepsUp()) {
    const rows = await reading(bindingOf(ctx), (db) => eventsAfter(db, position));
    const permissions = await presentPermissions(ctx, request);
    if (!permissions || bell.closed) return;
    for (const row of rows) if (permissions.has(permissionOf(row))) write(messageOf(row));
    position = rows.at(-1) ?? position;
    if (rows.length === 0) await bell.wait();
  }
}

async function placeOf(ctx: Ctx, eventId: string): Promise<Position | undefined> {
  return isUuid(eventId) ? reading(bindingOf(ctx), (db) => positionOf(db, eventId)) : undefined;
}

function gapMessage(lastEventId: string): string {
  const message = 'This event is not kept any more. Load the state anew.';
  return `event: gap\ndata: ${JSON.stringify({ lastEventId, message })}\n\n`;
}

/** The caller's permissions now, or null when the credential or the tenant is lost. */
async function presentPermissions(ctx: Ctx, request: Request): Promise<ReadonlySet<string> | null> {
  const principal = await authenticate(request, ctx.tenantId).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  return principal?.permissions ?? null;
}

function permissionOf(row: EventRow): string {
  return catalogue().eventsByType.get(row.type)?.permission ?? '';
}

function messageOf(row: EventRow): string {
  const { id, type, resourceType, resourceId, payload, createdAt } = row;
  const data = { id, type, timestamp: createdAt, resourceType, resourceId, data: payload };
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Wakes a reader when a commit was heard, or after a while without one. */
class Bell {
  closed = false;
  private looksSoon = 0;
  private wake: () => void = () => undefined;

  ring(): void {
    // What was just committed stays hidden while an older transaction runs: look again soon, several times.
    this.looksSoon = LOOKS_SOON;
    this.wake();
  }

  close(): void {
    this.closed = true;
    this.wake();
  }

  wait(): Promise<void> {
    if (this.closed) return Promise.resolve();
    this.looksSoon -= 1;
    const milliseconds = this.looksSoon >= 0 ? SOON_MS : hearsCommits() ? POLL_MS.hearing : POLL_MS.deaf;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
