import os from 'node:os';
import type { Load, Measured, Subject } from './measure';

/** A subject with the median of its runs. */
export interface Row {
  subject: Subject;
  measured: Measured;
  /** Requests per second, as a share of the first subject's in the same round. */
  ratio: number;
}

/** The results as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ subject, measured, ratio }) => {
    const times = [measured.p50, measured.p95, measured.p99].map((value) => value.toFixed(1));
    return `| ${subject.name} | ${Math.round(measured.perSecond)} | ${ratio.toFixed(2)} | ${measured.processor.toFixed(2)} | ${times.join(' | ')} |`;
  });
  return [
    '| What is asked | Requests/s | Ratio to bare | Processor ms | p50 ms | p95 ms | p99 ms |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...lines,
  ].join('\n');
}

/** What each row of the table asks for. */
export function legend(rows: readonly Row[]): string {
  return rows.map(({ subject }) => `- **${subject.name}**: ${subject.what}`).join('\n');
}

/** The machine and the load, in words. */
export function circumstances(load: Load, rounds: number, postgres: string): string {
  const memory = Math.round(os.totalmem() / 1024 ** 3);
  const machine = `${os.cpus().length} processor cores and ${memory} GB of memory, Node ${process.versions.node}, PostgreSQL ${postgres}`;
  return `Measured on one machine with ${machine}; load generator, server and database share its cores, so rates would \
be higher with each on its own. ${load.connections} connections, each of which waits for its answer; \
${load.warmUpSeconds} s of warm-up and ${load.seconds} s measured, one subject after the other, ${rounds} rounds; \
medians are shown, and the ratio is the median of the rounds' own. "Processor ms" is what a request costs the server \
process. What carries over to another machine are these two columns.`;
}

/**
 * Replaces the measured part of the document and leaves the findings that people wrote around it.
 * @throws Error when the document has no place for it
 */
export function insertResults(document: string, results: string): string {
  const [begin, end] = ['<!-- results -->', '<!-- end of results -->'];
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`The document has no "${begin} … ${end}".`);
  return `${before}${begin}\n${results}\n${end}${after}`;
}
