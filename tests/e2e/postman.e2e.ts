import { startServer } from '../support/e2e';
import { type CollectionRun, runCollection } from '../support/newman';

let server: Awaited<ReturnType<typeof startServer>>;
let run: CollectionRun;

beforeAll(async () => {
  // The collection makes hundreds of calls from one address, the public ones without a credential.
  server = await startServer({ RATE_LIMIT_ANONYMOUS: '10000' });
  run = await runCollection(server.url);
}, 300_000);
afterAll(async () => {
  await server?.stop();
});

test('every answer is in the envelope, and none is a server error', () => {
  expect(run.failures).toEqual([]);
  expect(run.requests).toBeGreaterThan(50);
  expect(run.assertions).toBeGreaterThan(run.requests);
});

test('the first steps lead from registration to a published page', () => {
  expect(run.answers.slice(0, 8).map(({ status }) => status)).toEqual([
    201, 200, 201, 201, 201, 201, 200, 200,
  ]);
});

test.each([
  'List pages',
  'Get a page',
  'Update a page',
  'List the sections of a page',
  'Get a section',
  'List event types',
  'List API keys',
])('%s works on what the first steps made', (name) => {
  const answers = run.answers.slice(8).filter((answer) => answer.name === name);
  expect(answers.map(({ status }) => status)).toContain(200);
});
