import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** What a run of the collection came to. */
export interface CollectionRun {
  requests: number;
  assertions: number;
  /** Each as `Request: assertion: what was found`. */
  failures: string[];
  /** Name and status of each answer, in order. */
  answers: { name: string; status: number }[];
}

interface Report {
  run: {
    stats: { requests: { total: number }; assertions: { total: number } };
    failures: { source?: { name?: string }; error: { test?: string; message: string } }[];
    executions: { item: { name: string }; response?: { code: number } }[];
  };
}

/**
 * Runs docs/postman.json from top to bottom against a server, in a process of its own.
 * @param baseUrl the server's address
 * @throws Error with newman's output when it could not run at all
 */
export async function runCollection(baseUrl: string): Promise<CollectionRun> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'newman-'));
  try {
    const report = path.join(folder, 'report.json');
    const output = await newman([
      'run',
      'docs/postman.json',
      '--env-var',
      `baseUrl=${baseUrl}`,
      '--timeout-request',
      '20000',
      '--reporters',
      'json',
      '--reporter-json-export',
      report,
    ]);
    const text = await readFile(report, 'utf8').catch((cause) => {
      throw new Error(`newman left no report:\n${output}`, { cause });
    });
    return summary(JSON.parse(text) as Report);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Newman ends with 1 when an assertion failed; the report tells which. */
function newman(args: string[]): Promise<string> {
  const program = path.join(root, 'node_modules/newman/bin/newman.js');
  return new Promise((resolve) => {
    const settings = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [program, ...args], settings, (_error, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
}

function summary({ run }: Report): CollectionRun {
  return {
    requests: run.stats.requests.total,
    assertions: run.stats.assertions.total,
    failures: run.failures.map(
      ({ source, error }) => `${source?.name ?? '?'}: ${error.test ?? ''}: ${error.message}`,
    ),
    answers: run.executions.map(({ item, response }) => ({ name: item.name, status: response?.code ?? 0 })),
  };
}
