import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '..');

/** A server process of the bench. */
export interface Server {
  url: string;
  pid: number;
  stop: () => Promise<void>;
}

/**
 * Starts the production build, with the environment of this process.
 * @param flags of Node, such as `--cpu-prof`
 */
export async function startProduct(port: number, flags: string[] = []): Promise<Server> {
  return start([...flags, 'dist/server.mjs'], port, '/health/live');
}

/** Starts the bare route beside it. */
export async function startBare(folder: string, port: number): Promise<Server> {
  const next = 'node_modules/next/dist/bin/next';
  return start([next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'], port, '/bare');
}

const TICKS_PER_SECOND = 100;

/**
 * Processor seconds that a process has used with all its threads. Unlike a rate, this stays what it is while other
 * programs use the machine.
 * @returns NaN where the system has no /proc
 */
export function processorSeconds(pid: number): number {
  if (!fs.existsSync('/proc/self/stat')) return Number.NaN;
  // The name in brackets may hold spaces; after it come state, …, and as 14th and 15th field user and system time.
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

async function start(args: string[], port: number, probe: string): Promise<Server> {
  // Logs are written as in production, and read by nobody.
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await fetch(url + probe).catch((error: Error) => error);
    if (answer instanceof Response && answer.ok) return { url, pid: child.pid ?? 0, stop: () => end(child) };
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    if (Date.now() > deadline) {
      await end(child);
      throw new Error(
        `The server did not answer: ${answer instanceof Error ? answer.message : answer.status}`,
      );
    }
    await sleep(50);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
