import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { installTemplates } from '../sites/site-stories';
import { type RunningServer, startServer } from '../support/e2e';

const script = path.resolve(__dirname, '../../docs/thread.sh');

let server: RunningServer;

beforeAll(async () => {
  await installTemplates();
  server = await startServer();
}, 300_000);

afterAll(() => server?.stop());

test('the documented way by curl leads from a registration to a published page and its webhook', async () => {
  const { stdout } = await promisify(execFile)(script, [server.url]);
  expect(stdout).toMatch(/<h1[^>]*>Bicycles made in Acme Street/);
  expect(stdout).toMatch(/200 image\/\w+ \d+ bytes/);
  expect(stdout).toMatch(/user page\.published: update page published_at/);
  expect(stdout).toMatch(
    /page\.published [0-9a-f-]{36}: "Acme Bicycles" is published; the signature is right/,
  );
});
