/** Every test file has module instances of its own: its connections end with it, if it opened any. */
afterAll(async () => {
  if (!('quintetPool' in globalThis)) return;
  // Calls of keys are written a few seconds later, which no test file waits for.
  await (await import('@/core/auth/key-usage')).flushKeyUsage();
  const { closePrisma } = await import('@/core/db/client');
  const { closePool } = await import('@/core/db/pool');
  await closePrisma();
  await closePool();
});
