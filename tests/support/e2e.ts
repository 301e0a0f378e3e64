import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright-core';

const root = path.resolve(__dirname, '../..');
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A running production server. */
export interface RunningServer {
  url: string;
  /** Asks it to end, and waits for its exit code. */
  stop: () => Promise<number | null>;
  /** Ends it as a power cut does: nothing of it runs any more when this resolves. */
  kill: () => Promise<void>;
}

/**
 * Starts the production build on a free port against the `e2e` database, after building it if the sources changed.
 * @param settings further environment; PORT for a port that was used before
 * @throws Error with the server's output when it does not come up
 */
export async function startServer(settings: Record<string, string> = {}): Promise<RunningServer> {
  execFileSync(process.execPath, ['src/commands/build.mjs'], { cwd: root, stdio: 'pipe' });
  const port = settings.PORT ?? String(await freePort());
  const url = `http://localhost:${port}`;
  const env = { ...process.env, ...settings, NODE_ENV: 'production' as const, PORT: port, APP_URL: url };
  const server = spawn(process.execPath, ['--enable-source-maps', 'dist/server.mjs'], {
    cwd: root,
    env,
    stdio: 'pipe',
  });
  let log = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (chunk) => {
      log += chunk;
    });
  }
  await untilReady(url, server, () => log);
  return {
    url,
    stop: () => end(server, 'SIGTERM'),
    kill: async () => {
      await end(server, 'SIGKILL');
    },
  };
}

/** Opens Chromium: the one that CHROMIUM_PATH or the system has, else the one from npm. */
export async function openBrowser(): Promise<Browser> {
  const found = [process.env.CHROMIUM_PATH, ...installed].find((place) => place && existsSync(place));
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ];
  if (found) return chromium.launch({ executablePath: found, args });
  // Its own arguments are for the cloud: one process for everything, which ends with the first window that is closed,
  // and no security between origins, which these tests are about.
  const packaged = (await import('@sparticuz/chromium')).default;
  return chromium.launch({ executablePath: await packaged.executablePath(), args });
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

async function untilReady(url: string, server: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}:\n${log()}`);
    const answer = await fetch(`${url}/health/live`).catch((error: Error) => error);
    if (answer instanceof Response && answer.ok) return;
    await sleep(50);
  }
  await end(server, 'SIGTERM');
  throw new Error(`the server did not answer:\n${log()}`);
}

async function end(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
  const exit = once(server, 'exit');
  server.kill(signal);
  await exit;
  return server.exitCode;
}
