import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newSecret, signatureHeaders } from '@/core/webhooks/signing';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const guides = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(root, 'docs')).map((file) => `docs/${file}`),
  ...readdirSync(path.join(root, 'docs/adr')).map((file) => `docs/adr/${file}`),
].filter((file) => file.endsWith('.md'));

it.each(guides)('%s points to files that are there', (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
  const missing = links.filter((link) => {
    const place = path.posix.join(path.posix.dirname(file), link);
    return (
      !place.startsWith('docs/images/') &&
      !readdirSync(path.join(root, path.dirname(place))).includes(path.basename(place))
    );
  });
  expect(missing).toEqual([]);
});

it.each(guides)('%s names only npm commands that there are', (file) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read(file).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !scripts[name])).toEqual([]);
});

it('the table of the environment has every variable that is read, and no other', () => {
  const declared = ['src/core/env.ts', 'src/core/http/edge-settings.ts'].flatMap((file) =>
    [...read(file).matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name),
  );
  const told = [...read('docs/operations.md').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  expect(declared.length).toBeGreaterThan(20);
  expect([...new Set(told)].sort()).toEqual([...new Set(declared)].sort());
});

it('every decision is in the index', () => {
  const pages = readdirSync(path.join(root, 'docs/adr')).filter((file) => /^\d{4}-/.test(file));
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter((file) => !read('docs/adr/README.md').includes(`(${file})`))).toEqual([]);
});

it('the receiver shown for Node takes what is sent, and nothing that was changed', () => {
  const code = /```js\n([\s\S]*?)```/.exec(read('docs/webhooks.md'))?.[1];
  if (!code) throw new Error('docs/webhooks.md has lost its receiver');
  const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
  const body = '{"type":"page.published","data":{"title":"Über uns"}}';
  const headers = signatureHeaders('event-1', new Date(), body, [
    `whsec_${Buffer.alloc(24, 9).toString('base64')}`,
    secret,
  ]);
  const stale = signatureHeaders('event-1', new Date(Date.now() - 600_000), body, [secret]);
  expect(
    answers(code, [
      [headers, body, secret],
      [headers, `${body} `, secret],
      [{ ...headers, 'webhook-id': 'event-2' }, body, secret],
      [stale, body, secret],
    ]),
  ).toEqual([true, false, false, false]);
});

it('the check of a key pair shown for Node takes what is sent, and nothing that was changed', () => {
  const code = /```mjs\n([\s\S]*?)```/.exec(read('docs/webhooks.md'))?.[1];
  if (!code) throw new Error('docs/webhooks.md has lost its check of a key pair');
  const [own, other] = [newSecret('ed25519'), newSecret('ed25519')];
  const body = '{"type":"page.published","data":{"title":"مرحبا"}}';
  const headers = signatureHeaders('event-1', new Date(), body, [other.secret, own.secret]);
  const stranger = newSecret('ed25519').publicKey;
  const stale = signatureHeaders('event-1', new Date(Date.now() - 600_000), body, [own.secret]);
  const calls = [
    [headers, body, own.publicKey],
    [headers, `${body} `, own.publicKey],
    [headers, body, stranger],
    [stale, body, own.publicKey],
  ];
  expect(answers(code, calls, 'verifyByPublicKey')).toEqual([true, false, false, false]);
});

/** What the guide's function answers, in a Node of its own. */
function answers(code: string, calls: unknown[][], name = 'verify'): boolean[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'guide-'));
  try {
    const file = path.join(folder, 'receiver.mjs');
    const run = `console.log(JSON.stringify(${JSON.stringify(calls)}.map((call) => ${name}(...call))));`;
    writeFileSync(file, `${code}\n${run}`);
    return JSON.parse(execFileSync(process.execPath, [file], { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
