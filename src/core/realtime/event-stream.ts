import type { Ctx } from '../context';
import { logger } from '../logger';
import { provenFollower } from './admission';
import { enter } from './connections';
import type { EventRow } from './event-stream.sql';
import { type Sink, startOf, Tap } from './tap';

const HEARTBEAT_MS = 15_000;
/** What may wait for a client to read it. */
const MAX_UNREAD_BYTES = 1024 * 1024;

/**
 * Server-sent events of a tenant, from the outbox. `Last-Event-ID` (or `?lastEventId=`) resumes after an event; each
 * missed event comes once and in the order of the commits. An unknown id is answered with one `gap` message.
 * When the caller's rights are gone, so is the stream.
 * @throws RATE_LIMIT_EXCEEDED when the caller holds as many connections as one may
 */
export function eventStream(ctx: Ctx, request: Request, lastEventId: string | undefined): Response {
  const leave = enter(`${ctx.actor.type}:${ctx.actor.id}`);
  const line = new Line(leave);
  request.signal.addEventListener('abort', () => line.hangUp());
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        line.open(controller);
        begin(ctx, request, lastEventId, line).catch((error: unknown) => {
          logger().warn({ err: error, requestId: ctx.requestId }, 'an event stream could not begin');
          line.end();
        });
      },
      cancel: () => line.hangUp(),
    },
    { highWaterMark: MAX_UNREAD_BYTES, size: (chunk) => chunk.byteLength },
  );
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  });
}

async function begin(ctx: Ctx, request: Request, lastEventId: string | undefined, line: Line): Promise<void> {
  const { tenantId } = ctx;
  const prove = () => provenFollower(request, tenantId);
  const follower = { tenantId, principal: await prove(), prove, lastEventId };
  const start = await startOf(follower);
  // Said only now: whoever has read it misses nothing that is committed afterwards.
  line.write(': welcome\n\n');
  if (start.gap) line.write(gapMessage(lastEventId));
  line.follow((sink) => new Tap(follower, start, sink));
}

/** The connection to one browser, from its first byte to its end. */
class Line implements Sink {
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  private heartbeat: ReturnType<typeof setInterval> | undefined;
  private tap: Tap | undefined;
  private ended = false;
  private readonly encoder = new TextEncoder();

  constructor(private readonly leave: () => void) {}

  open(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.controller = controller;
    this.heartbeat = setInterval(() => this.write(': still here\n\n'), HEARTBEAT_MS);
  }

  follow(begin: (sink: Sink) => Tap): void {
    if (!this.ended) this.tap = begin(this);
  }

  write(text: string): void {
    if (!this.ended) this.controller?.enqueue(this.encoder.encode(text));
  }

  send(row: EventRow): void {
    this.write(messageOf(row));
  }

  fill(): number {
    return 1 - (this.controller?.desiredSize ?? 0) / MAX_UNREAD_BYTES;
  }

  end(): void {
    if (this.close()) this.controller?.close();
  }

  /** The client went away: there is nobody to say anything to. */
  hangUp(): void {
    this.close();
    this.tap?.end('LEFT');
  }

  private close(): boolean {
    if (this.ended) return false;
    this.ended = true;
    clearInterval(this.heartbeat);
    this.leave();
    return true;
  }
}

function gapMessage(lastEventId: string | undefined): string {
  const message = 'This event is not kept any more. Load the state anew.';
  return `event: gap\ndata: ${JSON.stringify({ lastEventId, message })}\n\n`;
}

function messageOf(row: EventRow): string {
  const { id, type, resourceType, resourceId, payload, createdAt } = row;
  const data = { id, type, timestamp: createdAt, resourceType, resourceId, data: payload };
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
