import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { startServer } from '../support/e2e';

const readme = readFileSync(path.resolve(__dirname, '../../README.md'), 'utf8');
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer();
}, 300_000);
afterAll(async () => {
  await server?.stop();
});

test('the six calls of the README lead from nothing to a published page', async () => {
  const blocks = [...readme.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const calls = blocks.find((block) => block.includes('/publish'));
  if (!calls) throw new Error('the README has lost its calls');
  expect(calls.match(/curl /g)).toHaveLength(6);
  const script = calls.replace('http://localhost:3000', server.url);
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script]);
  // Answers of which nothing is kept in a variable are printed one after the other.
  const published = JSON.parse(stdout.slice(stdout.lastIndexOf('{"success"')));
  expect(published).toMatchObject({ success: true, data: { title: 'Fresh bread', status: 'published' } });
});
