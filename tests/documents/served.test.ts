import { env } from '@/core/env';
import * as file from '../../app/api/docs/[file]/route';
import * as docs from '../../app/api/docs/route';
import * as openapi from '../../app/api/openapi.json/route';
import { call } from '../support/harness';

it('serves the document with this installation as its server, and 304 while it is the same', async () => {
  const first = await call(openapi.GET);
  expect(first.status).toBe(200);
  expect(JSON.parse(first.text)).toMatchObject({ openapi: '3.1.0', servers: [{ url: env().APP_URL }] });
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^".+"$/);
  const again = await call(openapi.GET, { headers: { 'if-none-match': etag } });
  expect(again).toMatchObject({ status: 304, text: '' });
});

it('serves a page that loads nothing from elsewhere and has nothing inline', async () => {
  const page = await call(docs.GET);
  expect(page.headers.get('content-type')).toContain('text/html');
  const addresses = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
  expect(addresses.length).toBeGreaterThan(4);
  expect(addresses.filter((address) => !address.startsWith('/'))).toEqual([]);
  expect(page.text).not.toMatch(/<style|<script>|style=|onclick=/);
});

it.each([
  ['swagger-ui-bundle.js', 'text/javascript'],
  ['swagger-ui.css', 'text/css'],
  ['start.js', 'text/javascript'],
  ['reference.css', 'text/css'],
  ['postman.json', 'application/json'],
])('serves %s as %s', async (name, type) => {
  const answer = await call(file.GET, { params: { file: name } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain(type);
  expect(answer.text.length).toBeGreaterThan(500);
});

it.each(['package.json', '../package.json', '..%2fpackage.json', '.env', 'swagger-ui.js'])(
  'serves no other file, such as %s',
  async (name) => {
    expect(await call(file.GET, { params: { file: name } })).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
    });
  },
);
