import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { env } from '../env';
import { AppError } from '../errors';
import { logger } from '../logger';
import { followerOf, isOwnOrigin } from './admission';
import { connections, enter } from './connections';
import type { EventRow } from './event-stream.sql';
import { isIn, messageOf, roomFor, TENANT } from './rooms';
import { type EndCode, type Sink, startOf, Tap } from './tap';

const PATH = '/ws';
const NOT_A_PAGE = '/socket.io/';
const MAX_MESSAGE_BYTES = 16 * 1024;
const MAX_UNREAD_BYTES = 1024 * 1024;
const HELLO_MS = 10_000;
const HEARTBEAT_MS = 30_000;
/** Codes of closing: of RFC 6455 for a server that ends or fails, of our own for who may not or does not read. */
const CLOSE = { ends: 1001, failed: 1011, refused: 4401, slow: 4408 };

const Auth = z.looseObject({ type: z.literal('auth') });
const Move = z.object({ type: z.enum(['subscribe', 'unsubscribe']), resource: z.string() });
const Ping = z.object({ type: z.literal('ping') });

/**
 * Serves plain WebSockets at /ws for clients without Socket.IO: messages are `{ type, data, timestamp }`.
 * @returns tells every client that the server ends, and closes
 */
export function serveWebSockets(server: HttpServer): () => void {
  const plain = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const lines = new Set<Line>();
  server.on('upgrade', (request, socket, head) => {
    if (new URL(request.url ?? '/', env().APP_URL).pathname !== PATH) return;
    if (!isOwnOrigin(request) || lines.size + connections() >= 2 * env().REALTIME_CONNECTIONS) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    plain.handleUpgrade(request, socket, head, (client) => {
      const line = new Line(client, request);
      lines.add(line);
      client.once('close', () => lines.delete(line));
    });
    // Next hears of every upgrade, too, and ends those of paths that could be a page's. This one it leaves alone.
    request.url = NOT_A_PAGE;
  });
  const heartbeat = setInterval(() => {
    for (const line of lines) line.beat();
  }, HEARTBEAT_MS);
  return () => {
    clearInterval(heartbeat);
    for (const line of lines) line.end('SERVER_ENDS');
  };
}

/** The connection to one client, before and after it has proven who it is. */
class Line implements Sink {
  private tap: Tap | undefined;
  private leave: () => void = () => undefined;
  private greeted = false;
  private alive = true;
  private readonly rooms = new Set([TENANT]);
  private readonly patience: ReturnType<typeof setTimeout>;

  constructor(
    private readonly client: WebSocket,
    private readonly request: IncomingMessage,
  ) {
    this.patience = setTimeout(() => this.refuse(new AppError('UNAUTHORIZED')), HELLO_MS);
    client.on('pong', () => {
      this.alive = true;
    });
    client.on('error', (error) => logger().info({ err: error }, 'a web socket was closed for what it sent'));
    client.on('message', (message) => this.hear(message));
    client.once('close', () => this.close());
    const { searchParams } = new URL(request.url ?? '/', env().APP_URL);
    const [token, lastEventId] = [searchParams.get('token'), searchParams.get('lastEventId') ?? undefined];
    const known = request.headers.authorization ?? request.headers['x-api-key'] ?? request.headers.cookie;
    if (token !== null) this.greet({ token, lastEventId });
    else if (known !== undefined) this.greet({ lastEventId });
  }

  /** Asks for a sign of life; who gave none since the last time is gone. */
  beat(): void {
    if (!this.alive) {
      this.client.terminate();
      return;
    }
    this.alive = false;
    this.client.ping();
  }

  send(row: EventRow): void {
    if (!isIn(this.rooms, row)) return;
    const { name, data } = messageOf(row);
    this.write({ type: name, data, timestamp: row.createdAt });
  }

  fill(): number {
    return this.client.bufferedAmount / MAX_UNREAD_BYTES;
  }

  end(code: EndCode): void {
    this.close();
    if (code === 'TOO_SLOW') this.client.terminate();
    else if (code === 'SERVER_ENDS') this.client.close(CLOSE.ends, code);
    else if (code === 'INTERNAL_SERVER_ERROR') this.client.close(CLOSE.failed, code);
    else if (code !== 'LEFT') this.client.close(CLOSE.refused, code);
  }

  private close(): void {
    clearTimeout(this.patience);
    this.leave();
    this.leave = () => undefined;
    const { tap } = this;
    this.tap = undefined;
    tap?.end('LEFT');
  }

  private hear(message: RawData): void {
    const said = parse(message);
    const move = Move.safeParse(said);
    if (!this.greeted && Auth.safeParse(said).success) this.greet(said);
    else if (this.tap && move.success) this.move(move.data, this.tap);
    else if (Ping.safeParse(said).success) this.write({ type: 'pong', timestamp: new Date() });
    else this.write({ type: 'error', data: { code: 'BAD_REQUEST' }, timestamp: new Date() });
  }

  private greet(hello: unknown): void {
    this.greeted = true;
    this.admit(hello).catch((error: unknown) => this.refuse(error));
  }

  private async admit(hello: unknown): Promise<void> {
    const follower = await followerOf(this.request, hello);
    const leave = enter(`${follower.principal.actor.type}:${follower.principal.actor.id}`);
    this.leave = leave;
    const start = await startOf(follower);
    if (this.client.readyState !== this.client.OPEN) return leave();
    clearTimeout(this.patience);
    this.write({ type: 'ready', data: { tenantId: follower.tenantId }, timestamp: new Date() });
    if (start.gap) {
      const { lastEventId } = follower;
      this.write({ type: 'gap', data: { lastEventId }, timestamp: new Date() });
    }
    this.tap = new Tap(follower, start, this);
  }

  private refuse(error: unknown): void {
    const code = error instanceof AppError ? error.code : 'INTERNAL_SERVER_ERROR';
    if (!(error instanceof AppError)) logger().error({ err: error }, 'a web socket could not be admitted');
    this.end(code);
  }

  private move({ type, resource }: z.output<typeof Move>, tap: Tap): void {
    try {
      if (type === 'subscribe') this.rooms.add(roomFor(resource, tap, this.rooms));
      else this.rooms.delete(resource);
      this.write({ type: `${type}d`, data: { resource }, timestamp: new Date() });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.write({ type: 'error', data: { code: error.code, resource }, timestamp: new Date() });
    }
  }

  private write(message: { type: string; data?: unknown; timestamp: Date }): void {
    this.client.send(JSON.stringify(message));
  }
}

/** A client's message as JSON; undefined where it is none. */
function parse(message: RawData): unknown {
  try {
    return JSON.parse(String(message));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
