import pg from 'pg';
import { env } from '@/core/env';
import { seedTemplates } from './seed-templates';

/** Brings an installation's templates up to date. @param url of the database, as the role that owns its tables */
export async function installTemplates(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await seedTemplates(owner);
  } finally {
    await owner.end();
  }
}

if (process.argv[1] === import.meta.filename) {
  const { DATABASE_OWNER_URL, DATABASE_URL } = env();
  await installTemplates(DATABASE_OWNER_URL ?? DATABASE_URL);
}
