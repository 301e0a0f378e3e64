/** Runs one program of the project with its database and environment: `node src/commands/run.mjs <file> [args]`. */
import './check-node.mjs';
import fs from 'node:fs';
import { ensureInstalled } from './install.mjs';
import { at, endChildren, Plain, runHere, runMain } from './project.mjs';
import { firstSignal } from './signals.mjs';

async function main() {
  const [file, ...args] = process.argv.slice(2);
  if (!file || !fs.existsSync(at(file))) throw new Plain(`There is no ${file ?? 'file named'} to run.`);
  await ensureInstalled();
  const { ensureClient } = await import('./generate.mjs');
  const { withDatabase } = await import('./database.mjs');
  const { ensureMigrated } = await import('./prepare-database.mjs');
  // We stay until the program has ended, and then stop the database. Ctrl-C reaches it without us.
  firstSignal().promise.then((name) => name === 'SIGINT' || endChildren());
  return withDatabase(async (env) => {
    await ensureClient();
    await ensureMigrated(env);
    return runHere([...(file.endsWith('.ts') ? ['--import', 'tsx'] : []), file, ...args], env);
  });
}

await runMain(main);
