import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { env } from '@/core/env';
import { type PageMark, queueIsEmpty } from './database';
import { type Load, measure, type Subject } from './measure';
import { startProduct } from './servers';
import { type Measuree, subjects } from './subjects';

const PROFILED = ['One page, kept answer', 'One page, from the database', 'Create a page'];

/** Prints where the time of some subjects goes: by package and function in the server, by statement in the database. */
export async function profile(
  client: pg.Client,
  measuree: Measuree,
  marks: PageMark[],
  load: Load,
): Promise<void> {
  await client.query('create extension if not exists pg_stat_statements');
  for (const name of PROFILED) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quintet-profile-'));
    const server = await startProduct(env().PORT, ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
    const all = subjects({ product: server, bare: server }, measuree, marks);
    const subject = all.find((one) => one.name === name);
    if (!subject) throw new Error(`There is no subject ${name}.`);
    const asked = await askWatched(client, subject, load);
    await server.stop();
    console.log(`\n## ${name} (${Math.round(asked.perSecond)}/s while profiled)`);
    printShares(folder);
    console.table(asked.statements);
    fs.rmSync(folder, { recursive: true });
  }
}

async function askWatched(client: pg.Client, subject: Subject, load: Load) {
  await queueIsEmpty(client);
  await client.query('select pg_stat_statements_reset()');
  const { perSecond } = await measure(subject, load);
  await queueIsEmpty(client);
  return { perSecond, statements: await costliestStatements(client) };
}

async function costliestStatements(client: pg.Client) {
  const { rows } = await client.query(
    `select calls::int, round(mean_exec_time::numeric, 3)::float as mean_ms, round(total_exec_time)::int as total_ms,
       left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as query
     from pg_stat_statements order by total_exec_time desc limit 14`,
  );
  return rows;
}

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

function printShares(folder: string): void {
  const byPlace = new Map<string, number>();
  const byFunction = new Map<string, number>();
  let busy = 0;
  for (const file of fs.readdirSync(folder)) {
    const { nodes, samples, timeDeltas }: Profile = JSON.parse(
      fs.readFileSync(path.join(folder, file), 'utf8'),
    );
    const frames = new Map(nodes.map((node) => [node.id, node.callFrame]));
    samples.forEach((id, index) => {
      const frame = frames.get(id);
      if (!frame || ['(idle)', '(root)', '(program)'].includes(frame.functionName)) return;
      const microseconds = timeDeltas[index] ?? 0;
      busy += microseconds;
      add(byPlace, placeOf(frame.url, frame.functionName), microseconds);
      add(
        byFunction,
        `${frame.functionName || '(anonymous)'} ${shortUrl(frame.url)}:${frame.lineNumber}`,
        microseconds,
      );
    });
  }
  console.table(largest(byPlace, busy, 16));
  console.table(largest(byFunction, busy, 24));
}

function add(sums: Map<string, number>, name: string, value: number): void {
  sums.set(name, (sums.get(name) ?? 0) + value);
}

function largest(sums: Map<string, number>, whole: number, count: number) {
  return [...sums]
    .sort(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([name, value]) => ({ name, percent: Math.round((value / whole) * 1000) / 10 }));
}

function placeOf(url: string, functionName: string): string {
  if (functionName === '(garbage collector)') return functionName;
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (inPackage) return inPackage;
  if (url.startsWith('node:')) return 'node';
  return url === '' ? 'native' : 'our bundles (with what Next has bundled into them)';
}

function shortUrl(url: string): string {
  return url.split('/').slice(-3).join('/');
}
