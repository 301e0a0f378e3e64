import path from 'node:path';

/**
 * Gives the code under test its environment.
 * @param database which of the run's databases: a Jest worker's number, or `e2e`
 */
export function applyTestEnvironment(database: string): void {
  const { TEST_DATABASE_APP, TEST_DATABASE_OWNER, TEST_FOLDER } = process.env;
  if (!TEST_DATABASE_APP || !TEST_DATABASE_OWNER || !TEST_FOLDER)
    throw new Error('tests/support/global-setup.mjs has not run');
  Object.assign(process.env, {
    NODE_ENV: 'test',
    DATABASE_URL: TEST_DATABASE_APP + database,
    DATABASE_OWNER_URL: TEST_DATABASE_OWNER + database,
    AUTH_SECRET: 'a secret of the tests, longer than thirty-two characters',
    ENCRYPTION_KEY: Buffer.alloc(32, 'tests').toString('base64'),
    STORAGE_DIR: path.join(TEST_FOLDER, database),
    OUTBOX_DIR: outboxOf(TEST_FOLDER, database),
    APP_URL: 'http://localhost:3000',
    LOG_LEVEL: 'silent',
    // Receivers of webhooks stand on this machine.
    OUTBOUND_ALLOW_LOOPBACK: '1',
    // The cost of a real password hash is 45 ms; the tests make hundreds.
    BCRYPT_COST: '4',
    REALTIME_SLOW_SECONDS: '1',
  });
}

/** Where a server of the tests writes the mail and text messages that it does not send. */
export function outboxOf(folder: string, database: string): string {
  return path.join(folder, `${database}-outbox`);
}
