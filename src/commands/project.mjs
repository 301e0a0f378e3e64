/** Where things are, and how a command tells what it does. Node's own modules only: it runs before `npm ci`. */
import { spawn } from 'node:child_process';
import path from 'node:path';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '../..');

/**
 * @param {...string} parts
 * @returns {string} absolute path inside the checkout
 */
export const at = (...parts) => path.join(root, ...parts);

/** @param {string} line */
export const say = (line) => console.log(line);

/**
 * Runs one step of a command. It is announced once it takes longer than a moment, and its duration is told.
 * @template T
 * @param {string} label what it does, as in "Building the pages"
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const started = performance.now();
  const announce = setTimeout(() => say(`  … ${label}`), 400);
  try {
    const result = await work();
    say(`  ✓ ${label} ${duration(performance.now() - started)}`);
    return result;
  } catch (error) {
    say(`  ✗ ${label} ${duration(performance.now() - started)}`);
    throw error;
  } finally {
    clearTimeout(announce);
  }
}

/**
 * @param {number} milliseconds
 * @returns {string} "(120 ms)" or "(4.2 s)"
 */
export function duration(milliseconds) {
  return milliseconds < 1000 ? `(${Math.round(milliseconds)} ms)` : `(${(milliseconds / 1000).toFixed(1)} s)`;
}

/** A failure the reader can act on: its message is printed without a stack. */
export class Plain extends Error {}

/**
 * Runs a command's main function; a failure ends the process with 1.
 * @param {() => Promise<number | void>} main resolves to the exit code, 0 when nothing
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Plain ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

const children = new Set();

/** Ends the programs that steps are running, for a signal that only we received. */
export function endChildren() {
  for (const child of children) child.kill('SIGTERM');
}

/**
 * Runs a program in the checkout, with its output kept and shown only when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string>} what it printed
 * @throws Plain with the output, when it fails
 */
export async function runQuietly(program, args, env = process.env) {
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await ended(child);
  children.delete(child);
  const name = path.basename(program);
  if (code !== 0) throw new Plain(`${name} ${args.join(' ')} failed with ${code}:\n${output.trimEnd()}`);
  return output;
}

/**
 * Runs a Node program of the checkout in this terminal.
 * @param {string[]} args arguments of `node`
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code
 */
export async function runHere(args, env = process.env) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  children.add(child);
  const code = await ended(child);
  children.delete(child);
  return code;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} exit code; 128 + 15 when a signal ended it
 */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 143));
  });
}
