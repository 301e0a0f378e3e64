/** Migrates the database that the environment names and installs templates; for the image, before the server starts. */
import { deploy } from '../core/db/migrate.mjs';
import { Plain, runMain, say } from './project.mjs';

await runMain(async () => {
  const url = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL;
  if (!url)
    throw new Plain(
      'Set DATABASE_OWNER_URL to the address of the database, as the role that owns its tables.',
    );
  const applied = await deploy(url);
  // Bundled by the build: the image holds no compiler.
  const { installTemplates } = await import('../../dist/install-templates.mjs');
  await installTemplates(url);
  say(applied.length > 0 ? `Applied:\n  ${applied.join('\n  ')}` : 'Nothing to apply.');
});
