import { breaches, type Source, sources } from './sources';

const MODULES = ['platform', 'sites', 'drift', 'commerce', 'integrations', 'clinic'];

const app = sources('app');
const src = sources('src');
const below = (folder: string) => src.filter(({ file }) => file.startsWith(`${folder}/`));
const isOurs = (from: string) => /^(src|app|docs|tests|prisma)\//.test(from);
const isNext = (from: string) => from === 'next' || from.startsWith('next/');
const isPrisma = (from: string) => /prisma/i.test(from);

/** The module that a file below src/services belongs to; null for what joins them. */
function moduleOf(file: string): string | null {
  const [, , module = ''] = file.split('/');
  return MODULES.includes(module) ? module : null;
}

describe('a route file', () => {
  const routes = app.filter(({ file }) => file.endsWith('/route.ts'));

  it('is found', () => {
    expect(routes.length).toBeGreaterThan(40);
  });

  it('imports the frame, core words and services only: no database, no Next', () => {
    const foreign = (file: string) => /\[\.\.\.nextauth\]/.test(file);
    const found = breaches(
      routes.filter(({ file }) => !foreign(file)),
      (from) =>
        from === 'zod' ||
        from === 'src/endpoint' ||
        /^src\/(services|ports)\//.test(from) ||
        /^src\/core\/(schema|errors|health|metrics|openapi\/|realtime\/|http\/)/.test(from) ||
        /^app\/.*\/route$/.test(from) ||
        // Sites answer visitors with documents, not with the API's envelope: HTTP of their own, in the room of URLs.
        from === 'app/(site)/site-response' ||
        from === 'docs/openapi.json',
    );
    expect(found).toEqual([]);
  });

  it('says what it does without deciding anything', () => {
    const deciding = routes.filter(({ text }) => /\b(if|switch|for|while)\s*\(/.test(text));
    expect(deciding.map(({ file }) => file)).toEqual([]);
  });
});

it('pages reach the database through services only', () => {
  expect(
    breaches(
      app,
      (from) => !isPrisma(from) && from !== 'pg' && !/^src\/core\/db\/(?!constraints$)/.test(from),
    ),
  ).toEqual([]);
});

it('core imports nothing of ours outside core', () => {
  const found = breaches(
    below('src/core'),
    (from) => !isOurs(from) || from.startsWith('src/core/') || from.startsWith('src/generated/'),
  );
  expect(found).toEqual([]);
});

it('core and services know nothing of Next, except for where its sessions are read', () => {
  const allowed = ['src/services/platform/auth/next-auth.ts'];
  const found = breaches(
    [...below('src/core'), ...below('src/services'), ...below('src/ports')],
    (from, { file }) => !isNext(from) || allowed.includes(file),
  );
  expect(found).toEqual([]);
});

it('services know no routes and no pages', () => {
  const found = breaches(
    below('src/services'),
    (from) => !/^(app|src\/ui|src\/endpoint|src\/server)/.test(from),
  );
  expect(found).toEqual([]);
});

it('ports know no services', () => {
  expect(breaches(below('src/ports'), (from) => !/^(app|src\/services|src\/ui)\//.test(from))).toEqual([]);
});

it('modules meet only in their index, or in flows', () => {
  const members = below('src/services').filter(({ file }) => moduleOf(file) !== null);
  expect(members.length).toBeGreaterThan(30);
  const found = breaches(members, (from, { file }) => {
    const other = from.startsWith('src/services/') ? moduleOf(from) : null;
    return (
      other === null || other === moduleOf(file) || from === `src/services/${other}` || /\/index$/.test(from)
    );
  });
  expect(found).toEqual([]);
});

it('the console runs no service: it imports their types and their schemas', () => {
  const declared = /\.(schema|listing)$|^src\/services\/sites\/(render|sections\/types)(\/|$)/;
  const found = breaches(
    below('src/ui'),
    (from, _, typeOnly) => !from.startsWith('src/services/') || typeOnly || declared.test(from),
  );
  expect(found).toEqual([]);
});

it('the environment is read in one file', () => {
  const allowed = (file: string) => file === 'src/core/env.ts' || /^src\/.*\.mjs$/.test(file);
  const found = [...src, ...app].filter(
    ({ file, text }) => !allowed(file) && /\bprocess\.env\b/.test(withoutComments(text)),
  );
  expect(found.map(({ file }) => file)).toEqual([]);
});

it('SQL as text is written in src/core/db and in files named for it', () => {
  const allowed = ({ file }: Source) => /^src\/core\/db\/|\.sql\.ts$|^src\/commands\//.test(file);
  const unsafe = src.filter((source) => !allowed(source) && /\$(query|execute)RawUnsafe\b/.test(source.text));
  expect(unsafe.map(({ file }) => file)).toEqual([]);
  const raw = breaches(
    src.filter((source) => !allowed(source) && !source.file.endsWith('.mjs')),
    (from, { file }, typeOnly) => from !== 'pg' || typeOnly || LISTENERS.includes(file),
  );
  expect(raw).toEqual([]);
});

/** They keep a connection of their own: one listens for commits, the other takes jobs from the queue. */
const LISTENERS = ['src/core/realtime/commits.ts', 'src/core/jobs/worker.ts'];

it('sessions are begun in one place, which asks what every way of signing in must ask', () => {
  const saying = (pattern: RegExp) =>
    below('src/services')
      .filter(({ text }) => pattern.test(withoutComments(text)))
      .map(({ file }) => file);
  expect(saying(/authSession\.create/)).toEqual(['src/services/platform/auth/sessions.service.ts']);
  expect(saying(/\bstartSession\(/).sort()).toEqual([
    'src/services/platform/auth/begin-session.ts',
    'src/services/platform/auth/sessions.service.ts',
  ]);
});

it('no file is longer than 400 lines', () => {
  const long = [...src, ...app].filter(({ file, lines }) => lines > 400 && !GENERATED.includes(file));
  expect(long.map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
});

const GENERATED = ['src/ui/client/routes.ts', 'src/core/http/route-table.ts'];

it('no function is longer than 50 lines', () => {
  const long = src.filter(({ file }) => !file.endsWith('.tsx')).flatMap(longFunctions);
  expect(long).toEqual([]);
});

/** Functions by their first line's indent: as Biome formats them, the closing brace stands under the first letter. */
function longFunctions({ file, text }: Source): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, start) => {
    const opening = /^(\s*)(?:export )?(?:default )?(?:async )?function\*? (\w+)/.exec(line);
    if (!opening) return [];
    const end = lines.findIndex((other, place) => place > start && other.startsWith(`${opening[1]}}`));
    // A factory's body is the functions in it, which are measured by themselves.
    const inner = lines.slice(start + 1, end).some((other) => /^\s+(?:async )?function /.test(other));
    return end - start > 50 && !inner ? [`${file}: ${opening[2]} has ${end - start + 1} lines`] : [];
  });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

describe('the reader of imports', () => {
  it('sees what a breach looks like', () => {
    const wrong: Source = {
      file: 'src/core/http/wrong.ts',
      text: '',
      lines: 1,
      imports: [{ from: 'src/services/sites', typeOnly: false }],
    };
    expect(breaches([wrong], (from) => !from.startsWith('src/services'))).toEqual([
      'src/core/http/wrong.ts → src/services/sites',
    ]);
  });

  it('finds the imports of a file it is known to have', () => {
    const endpoint = src.find(({ file }) => file === 'src/endpoint.ts');
    expect(endpoint?.imports.map(({ from }) => from)).toEqual([
      'src/services/catalogue',
      'src/core/http/endpoint',
      'src/core/http/scim',
    ]);
  });
});
