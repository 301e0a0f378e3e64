import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import { env } from '../env';
import { AppError, ERROR_CODES } from '../errors';
import { logger } from '../logger';
import { followerOf, Hello, isOwnOrigin } from './admission';
import { enter } from './connections';
import type { EventRow } from './event-stream.sql';
import { isIn, messageOf, roomFor, TENANT } from './rooms';
import { type EndCode, type Follower, type Sink, type Start, startOf, Tap } from './tap';

const PATH = '/socket.io/';
/** Clients send names of rooms, no more. */
const MAX_MESSAGE_BYTES = 16 * 1024;
/** How long a connection may stay without a credential. */
const HELLO_MS = 10_000;
const MAX_UNREAD_BYTES = 1024 * 1024;

/** What the handshake found out. */
interface Admitted {
  follower: Follower;
  start: Start;
  leave: () => void;
}
type Followers = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Admitted>;
type Following = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Admitted>;

/**
 * Serves Socket.IO beside the API on the same port.
 * @returns tells every client that the server ends, so that they connect elsewhere, and closes
 */
export function serveSockets(server: HttpServer): () => void {
  const io: Followers = new Server(server, {
    path: PATH,
    serveClient: false,
    // Other upgrades on this port have handlers of their own.
    destroyUpgrade: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: HELLO_MS,
    cors: { origin: env().CORS_ORIGINS, credentials: true },
    allowRequest: (request, answer) => {
      admitHandshake(request).then(
        () => answer(null, true),
        (error: unknown) => answer(refusal(error).data.code, false),
      );
    },
  });
  io.use((socket, next) => {
    admitSocket(socket).then(
      () => next(),
      (error: unknown) => next(refusal(error)),
    );
  });
  const lines = new Set<Line>();
  io.on('connection', (socket) => {
    const line = new Line(socket);
    lines.add(line);
    socket.once('disconnect', () => lines.delete(line));
  });
  return () => {
    for (const line of lines) line.tap.end('SERVER_ENDS');
    io.engine.close();
  };
}

/** Refuses other sites' pages, and a wrong token in the address, before there is a connection. */
async function admitHandshake(request: IncomingMessage): Promise<void> {
  if (!isOwnOrigin(request)) throw new AppError('CSRF_REJECTED');
  const token = new URL(request.url ?? '/', env().APP_URL).searchParams.get('token');
  if (token !== null) await followerOf(request, { token });
}

async function admitSocket(socket: Following): Promise<void> {
  const { query, auth } = socket.handshake;
  const follower = await followerOf(socket.request, { token: query.token, ...auth });
  const leave = enter(`${follower.principal.actor.type}:${follower.principal.actor.id}`);
  try {
    // Asked before the client hears that it is connected: what commits from there on reaches it.
    Object.assign(socket.data, { follower, start: await startOf(follower), leave });
  } catch (error) {
    leave();
    throw error;
  }
  socket.conn.once('close', leave);
  if (socket.conn.readyState !== 'open') leave();
}

function refusal(error: unknown): Error & { data: { code: string } } {
  const known = error instanceof AppError ? error : new AppError('INTERNAL_SERVER_ERROR');
  if (known !== error) logger().error({ err: error }, 'a socket could not be admitted');
  return Object.assign(new Error(known.message), { data: { code: known.code } });
}

/** The connection to one client. */
class Line implements Sink {
  readonly tap: Tap;
  private unread = 0;

  constructor(private readonly socket: Following) {
    const { follower, start } = socket.data;
    const { data: hello } = Hello.safeParse(socket.handshake.auth);
    this.tap = new Tap(follower, start, this);
    socket.once('disconnect', () => this.tap.end('LEFT'));
    socket.on('subscribe', (input: unknown, ack: unknown) => this.move(input, ack, 'join'));
    socket.on('unsubscribe', (input: unknown, ack: unknown) => this.move(input, ack, 'leave'));
    for (const resource of hello?.resources ?? [TENANT]) this.move({ resource }, undefined, 'join');
    if (start.gap) {
      const message = 'This event is not kept any more. Load the state anew.';
      socket.emit('gap', { lastEventId: follower.lastEventId, message });
    }
  }

  send(row: EventRow): void {
    if (!isIn(this.socket.rooms, row)) return;
    const { name, data } = messageOf(row);
    this.unread += row.size;
    this.socket.emit(name, data);
  }

  fill(): number {
    // Writable again: the transport has handed all that it took to the system.
    if (this.socket.conn.transport.writable) this.unread = 0;
    return this.unread / MAX_UNREAD_BYTES;
  }

  end(code: EndCode): void {
    this.socket.data.leave();
    if (code === 'LEFT') return;
    const message = code in ERROR_CODES ? ERROR_CODES[code as keyof typeof ERROR_CODES].message : undefined;
    this.socket.emit('ended', { code, message });
    // Who lost a right is told not to come again by itself; everybody else reconnects and resumes.
    if (isTheirs(code)) this.socket.disconnect(true);
    else this.socket.conn.close(code === 'TOO_SLOW');
  }

  private move(input: unknown, ack: unknown, how: 'join' | 'leave'): void {
    const asked = input !== null && typeof input === 'object' && 'resource' in input ? input.resource : input;
    const answer = typeof ack === 'function' ? ack : () => undefined;
    try {
      const room = how === 'join' ? roomFor(asked, this.tap, this.socket.rooms) : String(asked);
      // An id of its own is a room, too, and no business of the client's.
      if (room !== this.socket.id) void this.socket[how](room);
      answer({ success: true, data: { resource: room } });
    } catch (error) {
      const { message, data } = refusal(error);
      answer({ success: false, error: message, code: data.code });
    }
  }
}

/** True for an end that a reconnection with the same credential would meet again. */
function isTheirs(code: EndCode): boolean {
  return code in ERROR_CODES && ERROR_CODES[code as keyof typeof ERROR_CODES].status < 500;
}
