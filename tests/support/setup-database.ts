/** Every test file has module instances of its own: its connections end with it, if it opened any. */
afterAll(async () => {
  if (!('quintetPool' in globalThis)) return;
  const { closePrisma } = await import('@/core/db/client');
  const { closePool } = await import('@/core/db/pool');
  await closePrisma();
  await closePool();
});
