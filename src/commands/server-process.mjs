/** The server as a child of `up`: its port, its start, its end. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { at, ended, Plain, root } from './project.mjs';

/**
 * @param {number} wanted
 * @param {boolean} isFixed given explicitly: then nothing else will do
 * @returns {Promise<number>} the wanted port, or the next free one of the hundred after it
 * @throws Plain when the fixed port, or all of them, are taken
 */
export async function choosePort(wanted, isFixed) {
  for (let port = wanted; port < wanted + 100; port += 1) {
    if (await isFree(port)) return port;
    if (isFixed) {
      throw new Plain(
        `Port ${port} is taken by another program, and PORT asks for exactly this one.\n` +
          `Stop that program (\`lsof -i :${port}\` names it), choose another PORT, or leave PORT unset.`,
      );
    }
  }
  throw new Plain(`Ports ${wanted} to ${wanted + 99} are all taken; choose one with PORT.`);
}

/** A port counts as free when no address family's loopback or wildcard is bound. */
async function isFree(port) {
  for (const host of ['::', '0.0.0.0', '127.0.0.1', '::1']) {
    if ((await tryListen(port, host)) === 'EADDRINUSE') return false;
  }
  return true;
}

function tryListen(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen({ port, host, ipv6Only: host.includes(':') }, () => probe.close(() => resolve(null)));
  });
}

/**
 * Starts the server in its own process group, so that Ctrl-C reaches it through us once and not twice. It ends
 * by itself when we are killed.
 * @param {Record<string, string>} env
 * @param {boolean} isDev hot reload from the sources instead of the build
 * @returns {{ pid: number, exit: Promise<number>, stop: () => void }}
 */
export function startServer(env, isDev) {
  const entry = isDev ? 'src/server.ts' : 'dist/server.mjs';
  if (!fs.existsSync(at(entry))) throw new Plain(`There is no ${entry} to start.`);
  const program = isDev ? ['--import', 'tsx', entry, '--dev'] : ['--enable-source-maps', entry];
  const child = spawn(process.execPath, ['--import', at('src/commands/follow-parent.mjs'), ...program], {
    cwd: root,
    env: { ...env, NODE_ENV: isDev ? 'development' : 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  return { pid: child.pid, exit: ended(child), stop: () => child.kill('SIGTERM') };
}

/**
 * Waits until the server answers.
 * @param {number} port
 * @param {Promise<number>} exit the server's end
 * @throws Plain when it ends first, or is silent for two minutes
 */
export async function untilReady(port, exit) {
  let code = null;
  exit.then((ended) => {
    code = ended;
  });
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (code !== null) throw new Plain(`The server ended with ${code} before it was ready.`);
    if (await answers(port)) return;
    await sleep(25);
  }
  throw new Plain('The server did not answer within two minutes.');
}

function answers(port) {
  return new Promise((resolve) => {
    const request = http.get(
      { port, host: '127.0.0.1', path: '/health/live', timeout: 30_000 },
      (response) => {
        response.resume();
        resolve(true);
      },
    );
    request.once('error', () => resolve(false));
    request.once('timeout', () => request.destroy());
  });
}
