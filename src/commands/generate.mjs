/** What is made from the schema and the declarations: the Prisma client, and the API documents. */
import fs from 'node:fs';
import { digest, unlessMarked } from './digest.mjs';
import { withLock } from './lock.mjs';
import { at, runHere, runMain, runQuietly, step } from './project.mjs';

/** Generates the Prisma client when the schema or Prisma itself has changed. */
export async function ensureClient() {
  await withLock(at('.data/generate.lock'), async () => {
    const current = digest(['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']);
    await unlessMarked(at('src/generated/.schema-digest'), current, () =>
      step('Generating the database client', () =>
        runQuietly(process.execPath, ['node_modules/prisma/build/index.js', 'generate']),
      ),
    );
  });
}

/** --client: the client alone. --check: nothing is written, and stale documents fail. */
async function main() {
  await ensureClient();
  const documents = 'src/commands/generate-documents.ts';
  if (process.argv.includes('--client') || !fs.existsSync(at(documents))) return 0;
  return runHere(['--import', 'tsx', documents, ...process.argv.slice(2)]);
}

if (process.argv[1] === import.meta.filename) await runMain(main);
