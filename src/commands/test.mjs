/** `npm test [-- jest arguments]`: from a clone to test results in one command. */
import './check-node.mjs';
import { spawn } from 'node:child_process';
import { ensureInstalled } from './install.mjs';
import { ended, root, runMain } from './project.mjs';
import { firstSignal } from './signals.mjs';

async function main() {
  await ensureInstalled();
  const { ensureClient } = await import('./generate.mjs');
  await ensureClient();
  const args = ['node_modules/jest/bin/jest.js', ...process.argv.slice(2)];
  const jest = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  firstSignal().promise.then((name) => name === 'SIGINT' || jest.kill('SIGTERM'));
  const code = await ended(jest);
  // Jest skips its own teardown when its set-up fails or a signal ends it.
  const { releaseRun } = await import('../../tests/support/test-database.mjs');
  await releaseRun(jest.pid);
  return code;
}

await runMain(main);
