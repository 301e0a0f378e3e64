import { defineConfig } from 'prisma/config';

// `prisma generate` and `prisma validate` look for the native schema engine and download it when it is absent,
// though neither runs it. Naming any executable keeps both offline; migrations use src/core/db/migrate.mjs.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? 'postgresql://localhost:5432/quintet' },
});
