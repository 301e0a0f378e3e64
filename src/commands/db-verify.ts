import pg from 'pg';
import { databaseChecks, rowsOf } from '@/core/db/verify.sql';
import { env } from '@/core/env';

/** `npm run db:verify`: ten checks of the database as it stands; exit code 1 when one of them fails. */
async function verify(): Promise<void> {
  const { DATABASE_URL, DATABASE_OWNER_URL } = env();
  const client = new pg.Client({ connectionString: DATABASE_OWNER_URL ?? DATABASE_URL });
  await client.connect();
  let failed = 0;
  try {
    const rows = await rowsOf(client);
    for (const [index, { name, run }] of databaseChecks.entries()) {
      const { seen, problems } = await run(rows);
      if (problems.length > 0) failed += 1;
      const verdict = problems.length > 0 ? 'FAIL' : 'ok  ';
      const found = problems.length > 0 ? `${seen}, ${problems.length} problems` : seen;
      console.log(`${verdict} ${String(index + 1).padStart(2)}. ${name} — ${found}`);
      for (const problem of problems) console.log(`         ${problem}`);
    }
  } finally {
    await client.end();
  }
  console.log(`${databaseChecks.length - failed} of ${databaseChecks.length} checks passed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await verify();
