import net from 'node:net';

/** Reads one reply of RESP 2 from a buffer; null when it is not whole yet. Errors are returned, not thrown. */
function parseReply(buffer, at) {
  const end = buffer.indexOf('\r\n', at);
  if (end < 0) return null;
  const head = buffer.toString('utf8', at + 1, end);
  const next = end + 2;
  switch (buffer.toString('latin1', at, at + 1)) {
    case '+':
      return { value: head, next };
    case '-':
      return { value: new Error(head), next };
    case ':':
      return { value: Number(head), next };
    case '$':
      return parseBulk(buffer, Number(head), next);
    case '*':
      return parseArray(buffer, Number(head), next);
    default:
      throw new Error('Not a reply of Redis.');
  }
}

function parseBulk(buffer, length, next) {
  if (length < 0) return { value: null, next };
  if (buffer.length < next + length + 2) return null;
  return { value: buffer.toString('utf8', next, next + length), next: next + length + 2 };
}

function parseArray(buffer, length, next) {
  if (length < 0) return { value: null, next };
  const value = [];
  let at = next;
  for (let index = 0; index < length; index += 1) {
    const element = parseReply(buffer, at);
    if (!element) return null;
    value.push(element.value);
    at = element.next;
  }
  return { value, next: at };
}

function encode(command) {
  const parts = command.map((part) => Buffer.from(typeof part === 'string' ? part : String(part)));
  const pieces = parts.flatMap((part) => [Buffer.from(`$${part.length}\r\n`), part, Buffer.from('\r\n')]);
  return Buffer.concat([Buffer.from(`*${parts.length}\r\n`), ...pieces]);
}

/** One connection to a Redis server's socket. `send` answers a command's reply; a lost connection rejects all. */
export class RedisConnection {
  #waiting = [];
  #received = Buffer.alloc(0);
  #socket;

  /** @param path of the server's Unix socket */
  constructor(path) {
    this.#socket = net.connect(path);
    this.#socket.on('data', (bytes) => this.#take(bytes));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('Redis closed the connection.')));
  }

  get isOpen() {
    return !this.#socket.destroyed;
  }

  send(command) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#socket.write(encode(command));
    });
  }

  close() {
    this.#socket.destroy();
  }

  #take(bytes) {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const reply = this.#received.length > 0 ? parseReply(this.#received, 0) : null;
      if (!reply) return;
      this.#received = this.#received.subarray(reply.next);
      this.#waiting.shift()?.resolve(reply.value);
    }
  }

  #fail(error) {
    this.#socket.destroy();
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
