/** The dependencies of package-lock.json. Node's own modules only. */
import fs from 'node:fs';
import { digest } from './digest.mjs';
import { withLock } from './lock.mjs';
import { at, runQuietly, step } from './project.mjs';

/** Installs with `npm ci` when node_modules is not what package-lock.json says. */
export async function ensureInstalled() {
  const mark = at('node_modules/.quintet-lock');
  const wanted = digest(['package-lock.json']);
  const isCurrent = () => fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted;
  if (isCurrent()) return;
  await withLock(at('.data/install.lock'), async () => {
    if (isCurrent()) return;
    if (!holdsLockedVersions()) await step('Installing dependencies', runNpmCi);
    fs.writeFileSync(mark, wanted);
  });
}

/** True after an `npm install` by hand: npm's own record names the same version for every package we need. */
function holdsLockedVersions() {
  const record = at('node_modules/.package-lock.json');
  if (!fs.existsSync(record)) return false;
  const present = JSON.parse(fs.readFileSync(record, 'utf8')).packages;
  const locked = JSON.parse(fs.readFileSync(at('package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(
    ([place, { version, optional }]) => place === '' || optional || present[place]?.version === version,
  );
}

async function runNpmCi() {
  // Under `npm run`, npm_execpath is npm's own script. Development packages build and test: they are needed too.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  await (npm?.endsWith('.js') ? runQuietly(process.execPath, [npm, ...args]) : runQuietly('npm', args));
}
