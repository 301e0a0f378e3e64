import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** A source file with what it imports, as far as the architecture is concerned. */
export interface Source {
  /** Relative to the project, with forward slashes. */
  file: string;
  text: string;
  lines: number;
  imports: Import[];
}

/** One import: the package's name, or the file's path below the project without its ending. */
export interface Import {
  from: string;
  typeOnly: boolean;
}

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every source file below the folders named, generated ones excepted. */
export function sources(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
      .filter((file) => /\.(tsx?|mjs|js|cjs)$/.test(file) && !file.startsWith('src/generated/'))
      .map(read),
  );
}

function read(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const named = [...text.matchAll(IMPORT)].map(([, type, from = '']) => ({
    from: resolved(file, from),
    typeOnly: type !== undefined,
  }));
  const dynamic = [...text.matchAll(DYNAMIC)]
    // `typeof import('…')` is a type, and leaves nothing in the program.
    .filter(({ index }) => !/typeof\s*$/.test(text.slice(Math.max(0, index - 10), index)))
    .map(([, from = '']) => ({ from: resolved(file, from), typeOnly: false }));
  return { file, text, lines: text.trimEnd().split('\n').length, imports: [...named, ...dynamic] };
}

function resolved(file: string, from: string): string {
  if (from.startsWith('@/')) return `src/${from.slice(2)}`;
  if (!from.startsWith('.')) return from;
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), from));
}

/** Breaches of a rule, each as `file → import`. */
export function breaches(
  files: Source[],
  allowed: (from: string, source: Source, typeOnly: boolean) => boolean,
) {
  return files.flatMap((source) =>
    source.imports
      .filter(({ from, typeOnly }) => !allowed(from, source, typeOnly))
      .map(({ from }) => `${source.file} → ${from}`),
  );
}
