import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { listenForCommits } from '@/core/realtime/commits';
import { serveSockets } from '@/core/realtime/sockets';
import { serveWebSockets } from '@/core/realtime/web-socket';

/** A message as a client got it: the event's name and its payload. */
export interface Heard {
  name: string;
  data: Record<string, unknown>;
}

/** A client of Socket.IO that keeps what it hears. */
export interface Client {
  socket: Socket;
  heard: Heard[];
  /** The next message that was not read yet. */
  next: () => Promise<Heard>;
  /** Why the connection ended, once it has. */
  ended: Promise<string>;
  ask: (event: string, input: unknown) => Promise<{ success: boolean; code?: string }>;
}

/** A port with the sockets of the server on it, and with an ear for commits. */
export async function socketServer() {
  const ear = await listenForCommits();
  const server = createServer();
  const endings = [serveSockets(server), serveWebSockets(server)];
  const endSockets = () => {
    for (const end of endings) end();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const clients: Socket[] = [];

  const open = (auth: Record<string, unknown>, options: Partial<ManagerOptions & SocketOptions> = {}) => {
    const defaults = { transports: ['websocket'], reconnection: false, forceNew: true };
    const socket = io(url, { ...defaults, auth, ...options });
    clients.push(socket);
    return socket;
  };
  return {
    url,
    endSockets,
    /** Connects, and answers once it is connected. @throws Error with the refusal's `data.code` */
    connect: async (
      auth: Record<string, unknown>,
      options: Partial<ManagerOptions & SocketOptions> = {},
    ): Promise<Client> => follow(open(auth, options)),
    /** Tries to connect. @returns the code that it is refused with */
    refused: async (auth: Record<string, unknown>, extraHeaders: IncomingHttpHeaders = {}): Promise<string> =>
      follow(open(auth, { extraHeaders: extraHeaders as Record<string, string> })).then(
        () => 'connected',
        (error: Error & { data?: { code?: string } }) => error.data?.code ?? error.message,
      ),
    close: async () => {
      for (const client of clients) client.disconnect();
      endSockets();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await ear.stop();
    },
  };
}

async function follow(socket: Socket): Promise<Client> {
  const heard: Heard[] = [];
  let wake: () => void = () => undefined;
  let read = 0;
  socket.onAny((name: string, data: Record<string, unknown>) => {
    heard.push({ name, data });
    wake();
  });
  const ended = new Promise<string>((resolve) => socket.once('disconnect', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const next = async (): Promise<Heard> => {
    while (heard.length <= read) await new Promise<void>((resolve) => (wake = resolve));
    read += 1;
    return heard[read - 1] as Heard;
  };
  return { socket, heard, next, ended, ask: (event, input) => socket.emitWithAck(event, input) };
}
