/** Migrates the database that the environment names; for the image, where migrations run before the server. */
import { deploy } from '../core/db/migrate.mjs';
import { Plain, runMain, say } from './project.mjs';

await runMain(async () => {
  const url = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL;
  if (!url)
    throw new Plain(
      'Set DATABASE_OWNER_URL to the address of the database, as the role that owns its tables.',
    );
  const applied = await deploy(url);
  say(applied.length > 0 ? `Applied:\n  ${applied.join('\n  ')}` : 'Nothing to apply.');
});
