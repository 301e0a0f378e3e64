import http from 'node:http';
import { RedisConnection } from './redis-connection.mjs';

/**
 * The REST interface of Upstash in front of a real Redis, so that the clients the product uses run as they are:
 * `POST /` one command, `/pipeline` several, `/multi-exec` several as a transaction. Without Redis it answers 503.
 * @param socket the Redis server's Unix socket
 * @param token what callers must bring
 * @returns a server; while its `cut` is set, whoever asks finds the line dead
 */
export function upstashBridge(socket, token) {
  let connection;
  const redis = () => {
    if (!connection?.isOpen) connection = new RedisConnection(socket);
    return connection;
  };
  const server = http.createServer(async (request, response) => {
    if (server.cut) return request.socket.destroy();
    const answer = await answerTo(request, token, redis).catch((error) => ({
      status: 503,
      body: { error: error.message },
    }));
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer.body));
  });
  server.on('close', () => connection?.close());
  return Object.assign(server, { cut: false });
}

async function answerTo(request, token, redis) {
  if (request.headers.authorization !== `Bearer ${token}`)
    return { status: 401, body: { error: 'Unauthorized' } };
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const encode = encoderFor(request.headers['upstash-encoding']);
  if (request.url === '/pipeline') {
    const replies = await Promise.all(body.map((command) => redis().send(command)));
    return { status: 200, body: replies.map((reply) => resultOf(reply, encode)) };
  }
  if (request.url === '/multi-exec') return transaction(redis(), body, encode);
  const result = resultOf(await redis().send(body), encode);
  return { status: result.error ? 400 : 200, body: result };
}

async function transaction(connection, commands, encode) {
  // Written in one go: nothing else comes between them on this connection.
  const queued = [['MULTI'], ...commands, ['EXEC']].map((command) => connection.send(command));
  const replies = (await Promise.all(queued)).at(-1);
  if (replies instanceof Error) return { status: 400, body: { error: replies.message } };
  return { status: 200, body: replies.map((reply) => resultOf(reply, encode)) };
}

function resultOf(reply, encode) {
  return reply instanceof Error ? { error: reply.message } : { result: encode(reply) };
}

function encoderFor(encoding) {
  if (encoding !== 'base64') return (value) => value;
  const encode = (value) => {
    if (Array.isArray(value)) return value.map(encode);
    return typeof value === 'string' && value !== 'OK' ? Buffer.from(value).toString('base64') : value;
  };
  return encode;
}
