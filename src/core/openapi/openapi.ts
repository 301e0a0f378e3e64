import { catalogue } from '../catalogue';
import { type AnswerBook, answersOf, ENVELOPE_SCHEMAS, errorExamples, SHARED_HEADERS } from './answers';
import type { Route } from './collect';
import { exampleOf } from './examples';
import { operationIds, tagOf } from './names';
import { parametersOf, SHARED_PARAMETERS } from './parameters';
import { type SchemaBook, schemaBook } from './schemas';
import { webhooksSection } from './webhooks';

const DESCRIPTION = `One API for every product. Each answer is an envelope: \`success\`, \`data\` or \`error\`, and
\`meta\` with the request's id. \`/api/v1/…\` is the same API.

Sign in at \`POST /api/auth/login\` for an access token, or send an API key as \`Authorization: Bearer\` or \`X-API-Key\`.
A tenant comes from the credential; paths below \`/api/tenants/{tenantId}\` name it.`;

/** The servers' address in the committed file; the running server puts its own in its place. */
export const SAMPLE_SERVER = 'http://localhost:3000';

/**
 * Prints the API as an OpenAPI 3.1 document.
 * @param routes every declared route
 * @param version the product's version
 * @throws Error when two schemas or two operations have one name
 */
export function openApiDocument(routes: readonly Route[], version: string): Record<string, unknown> {
  const books: Books = { schemas: schemaBook(), errors: new Map() };
  const ordered = [...routes].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const names = operationIds(ordered);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of ordered) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, {
      [route.method.toLowerCase()]: operation(
        route,
        names.get(route) ?? '',
        isVersioned(route, ordered),
        books,
      ),
    });
  }
  const webhooks = webhooksSection(catalogue().eventsByType.values(), books.schemas);
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Quintet API',
      version,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: SAMPLE_SERVER, description: 'This installation' }],
    security: EVERY_CREDENTIAL,
    tags: tags(ordered),
    'x-tagGroups': tagGroups(ordered),
    paths,
    webhooks,
    components: components(books),
  };
  return JSON.parse(JSON.stringify(document));
}

interface Books {
  schemas: SchemaBook;
  errors: AnswerBook;
}

const EVERY_CREDENTIAL = [{ accessToken: [] }, { apiKey: [] }, { session: [] }];

function components({ schemas, errors }: Books): Record<string, unknown> {
  return {
    schemas: { ...schemas.named(), ...ENVELOPE_SCHEMAS },
    responses: Object.fromEntries([...errors].sort(([a], [b]) => (a < b ? -1 : 1))),
    parameters: SHARED_PARAMETERS,
    headers: SHARED_HEADERS,
    examples: errorExamples(),
    securitySchemes: {
      accessToken: {
        type: 'http',
        scheme: 'bearer',
        description: 'An access token from POST /api/auth/login, or an API key.',
      },
      apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'An API key of a tenant.' },
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: 'quintet.session',
        description: 'The console’s session. Changes also need a same-origin Origin header.',
      },
    },
  };
}

function operation(route: Route, operationId: string, versioned: boolean, books: Books): unknown {
  const { declaration, path, aliasOf } = route;
  const { summary, description, permission, audit } = declaration;
  const same = aliasOf === null ? undefined : `The same as ${aliasOf}, for the tenant of the credential.`;
  const parameters = parametersOf(route, versioned, books.schemas);
  return {
    operationId,
    summary,
    description: [description, same].filter(Boolean).join(' ') || undefined,
    tags: [tagOf(path)],
    security: permission === 'public' ? [] : EVERY_CREDENTIAL,
    deprecated: aliasOf === null ? undefined : false,
    parameters: parameters.length > 0 ? parameters : undefined,
    requestBody: requestBody(route, books.schemas),
    responses: answersOf(route, versioned, books.schemas, books.errors),
    'x-permission': permission,
    'x-event': 'type' in audit ? audit.type : undefined,
    'x-alias-of': aliasOf ?? undefined,
  };
}

function requestBody({ declaration }: Route, book: SchemaBook): unknown {
  const { body, upload } = declaration;
  if (upload) return uploadBody(upload, book);
  if (!body) return undefined;
  const schema = book.refer(body);
  const example = exampleOf(schema, book.named());
  // A rule beyond the schema may refuse a sample; then none is better than a wrong one.
  const right = body.safeParse(example).success;
  const required = !body.safeParse({}).success;
  return { required, content: { 'application/json': { schema, ...(right ? { example } : {}) } } };
}

function uploadBody(
  { fields, maxFiles }: NonNullable<Route['declaration']['upload']>,
  book: SchemaBook,
): unknown {
  const extra = fields ? book.fields(fields) : [];
  const files = {
    type: 'array',
    minItems: 1,
    maxItems: maxFiles,
    items: { type: 'string', format: 'binary' },
  };
  const schema = {
    type: 'object',
    properties: { files, ...Object.fromEntries(extra.map(({ name, schema: field }) => [name, field])) },
    required: ['files', ...extra.flatMap(({ name, required }) => (required ? [name] : []))],
  };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

/** A resource is versioned when any answer at its path shows a version. */
function isVersioned({ path }: Route, routes: readonly Route[]): boolean {
  return routes.some(
    ({ path: other, declaration }) =>
      other === path &&
      declaration.kind === 'one' &&
      'shape' in declaration.response &&
      Object.hasOwn(declaration.response.shape as object, 'version'),
  );
}

function tags(routes: readonly Route[]): { name: string; description: string }[] {
  const names = [...new Set(routes.map(({ path }) => tagOf(path)))].sort();
  const described = names.map((name) => {
    const own = routes.filter(({ path, aliasOf }) => tagOf(path) === name && aliasOf === null);
    return { name, description: permissionsOf(own).join(', ') || 'Needs no permission.' };
  });
  return [
    ...described,
    { name: 'Webhook deliveries', description: 'What webhooks are sent. See the guide docs/webhooks.md.' },
  ];
}

function permissionsOf(routes: readonly Route[]): string[] {
  const named = routes.map(({ declaration }) => declaration.permission);
  return [...new Set(named.filter((permission) => permission.includes(':')))].sort();
}

/** Tags below the module whose permissions their endpoints ask; the rest is the platform's. */
function tagGroups(routes: readonly Route[]): { name: string; tags: string[] }[] {
  const groups = new Map<string, Set<string>>();
  const moduleOf = (tag: string) => {
    const asked = permissionsOf(routes.filter(({ path }) => tagOf(path) === tag));
    return catalogue().moduleOfPermission.get(asked[0] ?? '') ?? 'platform';
  };
  for (const { name } of tags(routes)) {
    const module = moduleOf(name);
    groups.set(module, (groups.get(module) ?? new Set()).add(name));
  }
  return [...groups].map(([name, names]) => ({ name, tags: [...names] }));
}
