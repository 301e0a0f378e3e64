import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../catalogue';
import { ERROR_CODES } from '../errors';
import type { Route } from './collect';
import type { GeneratedFile } from './generated-files';

/** The tables of the guides that follow from the code, by the name between the guide's marks. */
const TABLES: Record<string, { file: string; rows: (routes: readonly Route[]) => string[][] }> = {
  errors: {
    file: 'docs/errors.md',
    rows: () => [
      ['Status', 'Code', 'Says, unless there is something better to say'],
      ...Object.entries(ERROR_CODES).map(([code, { status, message }]) => [
        String(status),
        `\`${code}\``,
        message,
      ]),
    ],
  },
  events: {
    file: 'docs/events.md',
    rows: () => [
      ['Event', 'When', 'A follower of the stream needs'],
      ...[...catalogue().eventsByType.values()]
        .sort((a, b) => (a.type < b.type ? -1 : 1))
        .map(({ type, summary, permission }) => [`\`${type}\``, summary, `\`${permission}\``]),
    ],
  },
  access: { file: 'docs/access.md', rows: accessRows },
  pairs: { file: 'docs/access.md', rows: pairRows },
  permissions: {
    file: 'docs/tenancy.md',
    rows: () => [
      ['Permission', 'Allows to', 'Roles that have it'],
      ...catalogue().modules.flatMap(({ permissions }) =>
        Object.entries(permissions).map(([name, words]) => [`\`${name}\``, words, rolesWith(name)]),
      ),
    ],
  },
};

/** A tick for each permission that a role has. */
function accessRows(): string[][] {
  const roles = [...catalogue().permissionsOfRole];
  return [
    ['Permission', ...roles.map(([role]) => role)],
    ...[...catalogue().everyPermission].map((name) => [
      `\`${name}\``,
      ...roles.map(([, names]) => (names.has(name) ? '✓' : '')),
    ]),
  ];
}

/** How many pairs of role and endpoint tests/architecture/roles.test.ts tries: each role, and one that nobody knows. */
function pairRows(routes: readonly Route[]): string[][] {
  const guarded = routes.filter(
    ({ declaration: { permission, kind } }) => permission !== 'public' && kind !== 'raw',
  );
  const roles = catalogue().permissionsOfRole.size + 1;
  return [
    ['Endpoints', 'Roles', 'Pairs tried'],
    [String(guarded.length), String(roles), String(guarded.length * roles)],
  ];
}

function rolesWith(permission: string): string {
  const roles = [...catalogue().permissionsOfRole].filter(([, names]) => names.has(permission));
  return roles.map(([role]) => role).join(', ');
}

/**
 * The guides with their tables as they are today; the text around the tables is written by hand.
 * @param root the project's folder
 * @param routes every declared route
 * @throws Error when a guide has lost the marks of its table
 */
export function guideFiles(root: string, routes: readonly Route[]): GeneratedFile[] {
  const files = new Map<string, string>();
  for (const [name, { file, rows }] of Object.entries(TABLES)) {
    const text = files.get(file) ?? readFileSync(path.join(root, file), 'utf8');
    const [begin, end] = [`<!-- ${name}: made by npm run generate -->`, `<!-- end of ${name} -->`];
    const [before, rest] = text.split(begin);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined) throw new Error(`${file} has no place for its ${name}.`);
    files.set(file, `${before}${begin}\n${tableText(rows(routes))}${end}${after}`);
  }
  return [...files].map(([file, content]) => ({ file, content }));
}

function tableText([head = [], ...rows]: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}
