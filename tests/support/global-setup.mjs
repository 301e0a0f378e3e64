import { prepareRun, runFolder } from './test-database.mjs';

/** Workers inherit the environment of this process: the addresses reach them that way. */
export default async function globalSetup({ maxWorkers }) {
  const workers = Array.from({ length: maxWorkers }, (_, worker) => String(worker + 1));
  const { app, owner } = await prepareRun(process.pid, [...workers, 'e2e']);
  process.env.TEST_DATABASE_APP = app;
  process.env.TEST_DATABASE_OWNER = owner;
  process.env.TEST_FOLDER = runFolder(process.pid);
}
