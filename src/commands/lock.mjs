/** Lock files that name their holder, so that a killed holder's lock is known to be free. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Takes the lock if nobody alive holds it.
 * @param {string} file
 * @returns {{ note: (facts: object) => void, release: () => void, stale: object | null } | { holder: object }}
 *   either the lock, where `note` adds facts for others to read and `stale` is what a dead holder left, or the
 *   living holder's facts.
 */
export function takeLock(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let stale = null;
  for (;;) {
    const facts = { pid: process.pid, born: birth(process.pid) };
    if (create(file, facts)) return lockHandle(file, facts, stale);
    const text = read(file);
    if (text === null) continue;
    const holder = JSON.parse(text);
    if (isAlive(holder)) return { holder };
    stale = holder;
    discard(file, text);
  }
}

/**
 * Runs `work` while nobody else holds the lock; waits for as long as it takes.
 * @template T
 * @param {string} file
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  for (;;) {
    const lock = takeLock(file);
    if (!lock.holder) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    await sleep(100);
  }
}

/**
 * @param {string} file
 * @returns {object | null} the living holder's facts
 */
export function readLock(file) {
  const text = read(file);
  const holder = text === null ? null : JSON.parse(text);
  return holder && isAlive(holder) ? holder : null;
}

/**
 * @param {{ pid: number, born: string | null }} holder
 * @returns {boolean} whether that very process still runs, and not another one under its number
 */
export function isAlive({ pid, born }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  return birth(pid) === born;
}

/**
 * When a process began, in the kernel's own count.
 * @param {number} pid
 * @returns {string | null} null where there is no /proc; 'gone' for a process that has ended
 */
export function birth(pid) {
  if (!fs.existsSync('/proc/self/stat')) return null;
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return 'gone';
  // The second field is the program's name in parentheses and may itself hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? 'gone' : fields[19];
}

function lockHandle(file, facts, stale) {
  return {
    stale,
    note: (more) => {
      Object.assign(facts, more);
      replace(file, facts);
    },
    release: () => fs.rmSync(file, { force: true }),
  };
}

/** Linking is atomic and refuses to overwrite: a reader never sees a half-written lock. */
function create(file, facts) {
  const own = `${file}.${process.pid}`;
  fs.writeFileSync(own, JSON.stringify(facts));
  try {
    fs.linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    fs.rmSync(own);
  }
}

function replace(file, facts) {
  const own = `${file}.${process.pid}`;
  fs.writeFileSync(own, JSON.stringify(facts));
  fs.renameSync(own, file);
}

/** Moves a dead holder's lock away; puts it back if another process had replaced it in between. */
function discard(file, text) {
  const own = `${file}.${process.pid}.stale`;
  try {
    fs.renameSync(file, own);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (fs.readFileSync(own, 'utf8') === text) fs.rmSync(own);
  else fs.renameSync(own, file);
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(error.code)) return null;
    throw error;
  }
}
