import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RedisLink, redisAt } from '@/core/redis';
import { RedisConnection } from './redis-connection.mjs';
import { upstashBridge } from './upstash-bridge.mjs';

const TOKEN = 'the token of the tests';

/** Stories with a real Redis run where there is one (Debian: `apt-get install redis-server`), and are named as skipped elsewhere. */
export const describeWithRedis =
  spawnSync('redis-server', ['--version']).status === 0 ? describe : describe.skip;

/** A Redis server of a test file's own, on a socket in a folder of its own, that forgets all when it ends. */
export class RedisServer {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'quintet-redis-'));
  private readonly socket = path.join(this.folder, 'redis.sock');
  private process?: ChildProcess;
  private readonly bridges = new Set<Server>();

  async start(): Promise<void> {
    const settings = ['--port', '0', '--unixsocket', this.socket, '--save', '', '--appendonly', 'no'];
    this.process = spawn('redis-server', [...settings, '--dir', this.folder], { stdio: 'ignore' });
    while (!(await this.answers())) await wait(5);
  }

  private async answers(): Promise<boolean> {
    if (!existsSync(this.socket)) return false;
    const connection = new RedisConnection(this.socket);
    const reply = await connection.send(['PING']).catch(() => null);
    connection.close();
    return reply === 'PONG';
  }

  /** Dies as by a power cut. */
  async kill(): Promise<void> {
    const dying = this.process;
    this.process = undefined;
    if (!dying) return;
    const ended = once(dying, 'exit');
    dying.kill('SIGKILL');
    await ended;
    rmSync(this.socket, { force: true });
  }

  /** Opens a way to this server, as one process of the product has it. `cut` makes the line dead and alive again. */
  async link(): Promise<{ link: RedisLink; cut: (dead: boolean) => void }> {
    const server: Server & { cut: boolean } = upstashBridge(this.socket, TOKEN);
    this.bridges.add(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const cut = (dead: boolean) => {
      server.cut = dead;
    };
    return { link: new RedisLink(redisAt(url, TOKEN)), cut };
  }

  async end(): Promise<void> {
    for (const bridge of this.bridges) {
      bridge.closeAllConnections();
      bridge.close();
    }
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Has this process share its limits and its cache by a Redis, as if its variables named it. */
export function useRedis(link: RedisLink): void {
  const process = globalThis as {
    quintetRedis?: RedisLink | null;
    quintetCache?: unknown;
    quintetRedisLimiters?: unknown;
  };
  process.quintetRedis = link;
  process.quintetCache = undefined;
  process.quintetRedisLimiters = undefined;
}
