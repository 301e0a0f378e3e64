/** The steps of `up`, in order. Modules that need dependencies are imported after these are installed. */
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureInstalled } from './install.mjs';
import { birth, isAlive, readLock, takeLock } from './lock.mjs';
import { at, duration, endChildren, Plain, runMain, say } from './project.mjs';
import { choosePort, startServer, untilReady } from './server-process.mjs';
import { firstSignal } from './signals.mjs';

/**
 * Starts everything and stays until a signal or the server's end.
 * @param {{ isDev: boolean }} options
 */
export function up({ isDev }) {
  return runMain(async () => {
    const lock = takeLock(at('.data/up.lock'));
    if (lock.holder) return joinRunning();
    const signal = firstSignal();
    signal.promise.then(endChildren);
    try {
      if (lock.stale?.server) await endOrphan(lock.stale.server);
      return await run(lock, signal, isDev);
    } catch (error) {
      // Ctrl-C ends the step at work too; its failure is no news then.
      if (signal.received) return 0;
      throw error;
    } finally {
      lock.release();
    }
  });
}

async function run(lock, signal, isDev) {
  const started = performance.now();
  await ensureInstalled();
  const { ensureDatabase, stopDatabase } = await import('./database.mjs');
  const { env, superuserUrl } = await ensureDatabase();
  try {
    await prepare(env, superuserUrl, isDev);
    if (signal.received) return 0;
    return await serve(lock, signal, await withPort(env), isDev, started);
  } finally {
    if (superuserUrl) await stopDatabase();
  }
}

async function prepare(env, superuserUrl, isDev) {
  const { ensureClient } = await import('./generate.mjs');
  const { ensureMigrated, ensureSeeded } = await import('./prepare-database.mjs');
  await ensureClient();
  await ensureMigrated(env);
  // Someone else's database gets no demo accounts; `npm run db:seed` is there for who wants them.
  if (superuserUrl) await ensureSeeded(env, superuserUrl);
  if (isDev) {
    const { copyFonts } = await import('./fonts.mjs');
    copyFonts();
    return;
  }
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
}

/** PORT given by the caller is kept or refused; else a busy 3000 moves to the next free one. */
async function withPort(env) {
  const { givenEnvironment } = await import('./environment.mjs');
  const given = givenEnvironment();
  const port = await choosePort(Number(env.PORT), given.PORT !== undefined);
  return { ...env, PORT: String(port), APP_URL: given.APP_URL ?? `http://localhost:${port}` };
}

async function serve(lock, signal, env, isDev, started) {
  const server = startServer(env, isDev);
  lock.note({ server: { pid: server.pid, born: birth(server.pid) } });
  signal.promise.then(server.stop);
  try {
    await untilReady(Number(env.PORT), server.exit);
  } catch (error) {
    server.stop();
    await server.exit;
    throw error;
  }
  const url = env.APP_URL;
  lock.note({ url });
  say(welcome(url, isDev, performance.now() - started));
  const code = await server.exit;
  return signal.received ? 0 : code;
}

function welcome(url, isDev, took) {
  const accounts = demoAccounts();
  return [
    '',
    `  Quintet is ready at ${url} ${duration(took)}`,
    ...accounts.map(
      ({ email, password, role }) => `  Sign in as ${email} / ${password}${role ? ` (${role})` : ''}`,
    ),
    '',
    `  Try next:  ${url}/docs         the API, with every call to try`,
    `             ${url}/health       how it is`,
    `             ${isDev ? 'edit a file: the page follows' : 'npm run dev          the same with hot reload'}`,
    '             npm test             everything that is checked',
    '  Ctrl-C ends the server, then its database.',
    '',
  ].join('\n');
}

/** The seed leaves { accounts: [{ email, password, role }] } for this line. */
function demoAccounts() {
  const file = at('.data/demo.json');
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')).accounts ?? []) : [];
}

/** A second `up` in one checkout: says where the first one answers. */
async function joinRunning() {
  let isWaiting = false;
  for (;;) {
    const holder = readLock(at('.data/up.lock'));
    if (!holder) throw new Plain('The other start ended before it was ready; start again.');
    if (holder.url) {
      say(`Quintet is already running at ${holder.url} (process ${holder.pid}).`);
      return 0;
    }
    if (!isWaiting)
      say(`Another start of this checkout is under way (process ${holder.pid}); waiting for it.`);
    isWaiting = true;
    await sleep(250);
  }
}

/** The server of an `up` that was killed ends by itself; it is helped along after five seconds. */
async function endOrphan(server) {
  const deadline = Date.now() + 5000;
  while (isAlive(server)) {
    if (Date.now() > deadline) process.kill(server.pid, 'SIGKILL');
    await sleep(50);
  }
}
