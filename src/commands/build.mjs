/** The production build: Next's pages and routes, and the server and worker processes as one file each. */
import fs from 'node:fs';
import path from 'node:path';
import { digest, unlessMarked } from './digest.mjs';
import { copyFonts } from './fonts.mjs';
import { ensureClient } from './generate.mjs';
import { withLock } from './lock.mjs';
import { at, Plain, root, runMain, runQuietly, say, step } from './project.mjs';

const entries = ['src/server.ts', 'src/worker.ts', 'prisma/seed/install-templates.ts'];
const sources = [
  'app',
  'src',
  'prisma/schema',
  'prisma/seed',
  'public',
  'middleware.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

/** Generated code follows from the schema; commands and their tests are no part of the server. */
const isSource = (file) => !file.includes('/src/generated/') && !file.includes('/src/commands/');

/**
 * Builds when the sources have changed since the last build that succeeded.
 * @returns {Promise<boolean>} whether it built
 * @throws Plain with the compiler's output
 */
export async function ensureBuilt() {
  return withLock(at('.data/build.lock'), () =>
    unlessMarked(at('.next/quintet-build'), digest(sources, isSource), async () => {
      await step('Building pages and routes', () => buildPages());
      await step('Bundling server and worker', bundleProcesses);
    }),
  );
}

/**
 * Runs Next's build.
 * @param {Record<string, string>} [settings] further environment
 */
export async function buildPages(settings = {}) {
  copyFonts();
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...settings };
  await runQuietly(process.execPath, ['node_modules/next/dist/bin/next', 'build'], env);
}

/** Bundles server, worker and the installation of templates into dist/, each under its own name. */
export async function bundleProcesses() {
  const { build } = await import('esbuild');
  const missing = entries.filter((entry) => !fs.existsSync(at(entry)));
  if (missing.length > 0) throw new Plain(`There is no ${missing.join(' and no ')} to bundle.`);
  await build({
    absWorkingDir: root,
    entryPoints: entries.map((entry) => ({ in: entry, out: path.basename(entry, '.ts') })),
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Packages stay in node_modules: some are native, and some must be the very instance that Next's bundles use.
    packages: 'external',
    sourcemap: true,
    logLevel: 'silent',
  });
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    await ensureClient();
    if (!(await ensureBuilt())) say('The build is up to date.');
  });
}
