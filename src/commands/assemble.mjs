/** Builds the folder that the image consists of: dist/image runs with Node alone. */
import fs from 'node:fs';
import path from 'node:path';
import { nodeFileTrace } from '@vercel/nft';
import { buildPages, bundleProcesses } from './build.mjs';
import { ensureClient } from './generate.mjs';
import { at, root, runMain, say, step } from './project.mjs';

const image = at('dist/image');

/** What runs in the image, beside the pages that Next has traced itself. */
const programs = [
  'dist/server.mjs',
  'dist/worker.mjs',
  'dist/install-templates.mjs',
  'src/commands/deploy.mjs',
  'src/commands/standalone-config.mjs',
];

/** Read at run time by path, which no tracer sees. */
const readAtRuntime = [
  '.next/static',
  'node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm',
  'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  'prisma/migrations',
  'prisma/schema',
  'public',
  'src/core/jobs/grants.sql',
];

/** Only building needs these; Next loads them lazily, and a server that serves a build never does. */
const buildOnly = [
  'node_modules/@next/swc-*/**',
  'node_modules/@swc/core*/**',
  'node_modules/@typescript/**',
  'node_modules/typescript/**',
  'node_modules/next/dist/build/swc/**',
  'node_modules/next/dist/compiled/@babel/**',
  'node_modules/next/dist/compiled/babel*/**',
  'node_modules/next/dist/compiled/terser/**',
  'node_modules/next/dist/compiled/webpack/**',
  'node_modules/next/dist/compiled/next-devtools/**',
  'node_modules/next/dist/compiled/next-server/*.dev.js',
  'node_modules/next/dist/server/dev/**',
  'node_modules/next/dist/**/*.map',
];

async function main() {
  await ensureClient();
  await step('Building pages and routes', () => buildPages({ BUILD_STANDALONE: '1' }));
  await step('Bundling server and worker', bundleProcesses);
  await step('Assembling the image', assemble);
  say(`  ${(sizeOf(image) / 1024 ** 2).toFixed(0)} MB in ${path.relative(root, image)}`);
}

async function assemble() {
  fs.rmSync(image, { recursive: true, force: true });
  fs.cpSync(at('.next/standalone'), image, { recursive: true, verbatimSymlinks: true });
  // Next's own entry starts another server than ours.
  fs.rmSync(path.join(image, 'server.js'), { force: true });
  const { fileList } = await nodeFileTrace(
    programs.map((program) => at(program)),
    { base: root, ignore: buildOnly },
  );
  for (const file of [...fileList, ...readAtRuntime]) copy(file);
}

function copy(file) {
  if (!fs.existsSync(at(file))) return;
  fs.cpSync(at(file), path.join(image, file), { recursive: true, verbatimSymlinks: true });
}

function sizeOf(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

await runMain(main);
