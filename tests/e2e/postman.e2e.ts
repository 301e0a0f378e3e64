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

test('what comes after them mostly works on what they made', () => {
  const worse = run.answers.filter(({ status }) => status >= 400);
  expect(worse.map(({ name, status }) => `${name} ${status}`)).toEqual([]);
  const good = run.answers.filter(({ status }) => status < 400);
  expect(good.length / run.answers.length).toBeGreaterThan(0.5);
});
