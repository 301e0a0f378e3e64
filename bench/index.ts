import fs from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { closePrisma } from '@/core/db/client';
import { closePool } from '@/core/db/pool';
import { env } from '@/core/env';
import { chart } from './chart';
import { fillWithPages, openAsSuperuser, pageMarks, queueIsEmpty } from './database';
import { type Load, type Measured, measure, median, type Subject } from './measure';
import { profile } from './profile';
import { circumstances, insertResults, legend, type Row, table } from './report';
import { startBare, startProduct } from './servers';
import { aMeasuree, publishHome, subjects } from './subjects';

const docs = path.resolve(import.meta.dirname, '../docs');
const [bareFolder = '', ...flags] = process.argv.slice(2);
/** `--quick` tries the bench out and writes nothing; `--profile` tells where the time goes. */
const quick = flags.includes('--quick');
const load: Load = { connections: 16, warmUpSeconds: quick ? 0 : 1, seconds: quick ? 1 : 2 };
// Many short rounds: on a machine that does other things as well, its moods fall on all subjects alike.
const rounds = quick ? 1 : 9;

const client = await openAsSuperuser();
const measuree = await aMeasuree();
await fillWithPages(client, measuree.tenantId);
const marks = await pageMarks(client, measuree.tenantId);
try {
  if (flags.includes('--profile')) await profile(client, measuree, marks, load);
  else await bench(client);
} finally {
  await client.end();
  await closePrisma();
  await closePool();
}

async function bench(database: pg.Client): Promise<void> {
  const product = await startProduct(env().PORT);
  const bare = await startBare(bareFolder, env().PORT + 1);
  try {
    await publishHome(product.url, measuree);
    const all = subjects({ product, bare }, measuree, marks);
    const rows = rowsOf(all, await inTurns(all, database));
    console.log(`\n${table(rows)}`);
    if (!quick) await write(rows, database);
  } finally {
    await product.stop();
    await bare.stop();
  }
}

/** Each subject once per round, so that a busy moment of the machine meets all of them and not one. */
async function inTurns(all: Subject[], database: pg.Client): Promise<Map<Subject, Measured[]>> {
  const runs = new Map<Subject, Measured[]>(all.map((subject) => [subject, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const subject of all) {
      await queueIsEmpty(database);
      const measured = await measure(subject, load);
      runs.get(subject)?.push(measured);
      console.log(`round ${round}: ${subject.name}: ${Math.round(measured.perSecond)}/s`);
    }
  }
  return runs;
}

/** The median of each number, and of the ratios of each round to the bare route in the same round. */
function rowsOf(all: Subject[], runs: Map<Subject, Measured[]>): Row[] {
  const base = runs.get(all[0] as Subject) ?? [];
  return all.map((subject) => {
    const own = runs.get(subject) ?? [];
    const middle = (pick: (one: Measured) => number) => median(own.map(pick));
    const measured: Measured = {
      perSecond: middle(({ perSecond }) => perSecond),
      p50: middle(({ p50 }) => p50),
      p95: middle(({ p95 }) => p95),
      p99: middle(({ p99 }) => p99),
      processor: middle(({ processor }) => processor),
    };
    const ratio = median(own.map((one, round) => one.perSecond / (base[round]?.perSecond ?? Number.NaN)));
    return { subject, measured, ratio };
  });
}

async function write(rows: Row[], database: pg.Client): Promise<void> {
  const { rows: answer } = await database.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  const postgres = answer[0]?.version ?? '';
  const results = [circumstances(load, rounds, postgres), table(rows), legend(rows)].join('\n\n');
  const file = path.join(docs, 'bench.md');
  fs.writeFileSync(file, insertResults(fs.readFileSync(file, 'utf8'), results));
  fs.mkdirSync(path.join(docs, 'images'), { recursive: true });
  const image = path.join(docs, 'images/bench.svg');
  fs.writeFileSync(image, chart(rows));
}
