import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Watches a server's requests, so that it can end without cutting off an answer.
 * @returns takes no more connections, and waits until what was accepted is answered, or for the time given.
 *   Streams of events have no end of their own and are not waited for.
 */
export function drainable(server: Server): (milliseconds: number) => Promise<void> {
  const running = new Set<ServerResponse>();
  let ending = false;
  server.on('request', (_, response) => {
    running.add(response);
    response.once('close', () => running.delete(response));
    if (ending) lastOnConnection(response);
  });
  return async (milliseconds) => {
    ending = true;
    server.close();
    for (const response of running) lastOnConnection(response);
    const deadline = Date.now() + milliseconds;
    while ([...running].some(willEnd) && Date.now() < deadline) await sleep(20);
  };
}

/** A client that keeps its connection would go on asking until it is cut off. */
function lastOnConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

function willEnd(response: ServerResponse): boolean {
  return !String(response.getHeader('content-type')).startsWith('text/event-stream');
}
