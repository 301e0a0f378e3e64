/** The fonts that sites may choose, copied from their packages to where every host serves them. */
import fs from 'node:fs';
import path from 'node:path';
import { at } from './project.mjs';

/** Copies each font that is not there yet into public/vendor/fonts. */
export function copyFonts() {
  const files = JSON.parse(fs.readFileSync(at('src/services/sites/render/font-files.json'), 'utf8'));
  for (const { url, source } of files) {
    const [from, to] = [at(path.join('node_modules', source)), at(path.join('public', url))];
    if (fs.existsSync(to) && fs.statSync(to).size === fs.statSync(from).size) continue;
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.copyFileSync(from, to);
  }
}
