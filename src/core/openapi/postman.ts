import converter from 'openapi-to-postmanv2';
import { type CollectionRequest, NOTHING, requestOf } from './postman-request';

/** One step of the way that a newcomer walks first. */
export interface FirstStep {
  /** The operation's id in the OpenAPI document. */
  operationId: string;
  /** What is sent, instead of the document's example. Collection variables stand in double braces. */
  body?: unknown;
  /** Collection variable → where in the answer its value is, such as `data.id`. */
  keeps?: Record<string, string>;
  /** The collection variable whose value is the bearer credential; the API key when absent, null for none. */
  credential?: string | null;
}

/** An OpenAPI document as far as the collection needs it. */
export interface OpenApi {
  paths: Record<string, Record<string, OpenApiOperation>>;
}

export interface OpenApiOperation {
  operationId: string;
  summary: string;
  security?: unknown[];
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

export interface Item {
  name: string;
  item?: Item[];
  request?: CollectionRequest;
  response?: { body: string }[];
  event?: Script[];
}

interface Script {
  listen: 'test' | 'prerequest';
  script: { type: 'text/javascript'; exec: string[] };
}

/** What ends a session or closes a tenant comes after everything that needs them. */
const LAST = ['Auth', 'Tenants'];

/**
 * Makes a Postman collection of an OpenAPI document: a folder with the first steps, then a folder for each tag.
 * Run from top to bottom, the first steps keep ids and a key in variables that everything after them uses.
 * @throws Error when the converter refuses the document, or a first step names no operation
 */
export async function postmanCollection(
  document: Record<string, unknown>,
  steps: readonly FirstStep[],
): Promise<Record<string, unknown>> {
  const api = document as unknown as OpenApi;
  const converted = await convert(document);
  const folders = converted.item
    .map((folder) => ({ name: folder.name, item: requestItems(folder.item ?? [], api) }))
    .filter(({ item }) => item.length > 0)
    .sort((a, b) => LAST.indexOf(a.name) - LAST.indexOf(b.name) || (a.name < b.name ? -1 : 1));
  const info = { ...converted.info, _postman_id: NOTHING };
  return {
    info,
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{apiKey}}', type: 'string' }] },
    variable: Object.entries(variables(folders, steps)).map(([key, value]) => ({ key, value })),
    event: [script('test', COLLECTION_TEST), script('prerequest', COLLECTION_START)],
    item: [{ name: 'Start here', item: steps.map((step) => firstItem(step, folders, api)) }, ...folders],
  };
}

async function convert(document: object): Promise<{ info: object; item: Item[] }> {
  return new Promise((resolve, reject) => {
    converter.convert({ type: 'json', data: document }, { folderStrategy: 'Tags' }, (error, result) => {
      const collection = result?.output?.[0]?.data;
      if (error || !result?.result || !collection)
        reject(error ?? new Error(result?.reason ?? 'no collection'));
      else resolve(collection as { info: object; item: Item[] });
    });
  });
}

/** What is made comes before what is asked, changed and deleted. */
const ORDER = ['CREATE', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

function requestItems(items: Item[], api: OpenApi): Item[] {
  return items
    .flatMap(({ name, request, response }) => {
      const operation = request && operationOf(request, api);
      // A stream has no end, and a collection waits for one.
      if (!operation || streams(operation)) return [];
      const [success] = response ?? [];
      const event = keepingScripts(request, api);
      const saved = success ? [shown(success)] : [];
      return [{ name, request: requestOf(request, operation), response: saved, event }];
    })
    .sort((a, b) => place(a, api) - place(b, api));
}

function place({ request }: { request: CollectionRequest }, api: OpenApi): number {
  const creates = request.method === 'POST' && childOf(request, api) !== null;
  return ORDER.indexOf(creates ? 'CREATE' : request.method);
}

/** What a list or a creation shows is what the requests below it work on. */
function keepingScripts(request: CollectionRequest, api: OpenApi): Script[] {
  const child = childOf(request, api);
  if (child === null) return [];
  const set = (value: string) => `pm.collectionVariables.set('${child}', ${value});`;
  if (request.method === 'POST')
    return [script('test', [`if (pm.response.code === 201) ${set('pm.response.json().data.id')}`])];
  if (request.method !== 'GET') return [];
  const first = 'const first = pm.response.code === 200 ? [].concat(pm.response.json().data)[0] : undefined;';
  const unset = `pm.collectionVariables.get('${child}') === '${NOTHING}'`;
  return [script('test', [first, `if (first?.id && ${unset}) ${set('first.id')}`])];
}

/** The parameter that stands for one of what is at a path: `pageId` for `/api/tenants/{tenantId}/pages`. */
function childOf(request: CollectionRequest, { paths }: OpenApi): string | null {
  const above = `${pathOf(request)}/`;
  const child = Object.keys(paths).find(
    (path) => path.startsWith(above) && /^\{\w+Id\}$/.test(path.slice(above.length)),
  );
  return child ? child.slice(above.length + 1, -1) : null;
}

function pathOf({ url }: CollectionRequest): string {
  return `/${url.path.map((segment) => segment.replace(/^:(\w+)$/, '{$1}')).join('/')}`;
}

function operationOf(request: CollectionRequest, { paths }: OpenApi): OpenApiOperation | undefined {
  return paths[pathOf(request)]?.[request.method.toLowerCase()];
}

function streams({ responses }: OpenApiOperation): boolean {
  return Object.values(responses).some(({ content = {} }) => 'text/event-stream' in content);
}

/** The saved answer without the converter's random ids and the request that it repeats. */
function shown(response: object): { body: string } {
  const {
    id: _,
    originalRequest: __,
    ...rest
  } = response as { id?: string; originalRequest?: object; body: string };
  return rest;
}

function variables(folders: Item[], steps: readonly FirstStep[]): Record<string, string> {
  const used = JSON.stringify(folders).matchAll(/\{\{(\w+)\}\}/g);
  const ids = Object.fromEntries([...used].map(([, name = '']) => [name, NOTHING]));
  const kept = Object.fromEntries(
    steps.flatMap(({ keeps = {} }) => Object.keys(keeps).map((name) => [name, ''])),
  );
  const fixed = { baseUrl: 'http://localhost:3000', apiKey: '', run: '' };
  return { ...kept, ...ids, ...fixed };
}

function firstItem(step: FirstStep, folders: Item[], api: OpenApi): Item {
  const every = folders.flatMap(({ item = [] }) => item);
  const found = every.find(
    ({ request }) => request && operationOf(request, api)?.operationId === step.operationId,
  );
  if (!found?.request) throw new Error(`There is no operation ${step.operationId} to begin with.`);
  const raw = step.body === undefined ? found.request.body?.raw : JSON.stringify(step.body, null, 2);
  const body =
    raw === undefined ? {} : { body: { mode: 'raw', raw, options: { raw: { language: 'json' } } } };
  const auth = bearer(step.credential);
  const tests = [
    `pm.test('${found.name}', () => pm.expect(pm.response.code).to.be.within(200, 299));`,
    ...Object.entries(step.keeps ?? {}).map(
      ([name, place]) => `pm.collectionVariables.set('${name}', pm.response.json().${place});`,
    ),
  ];
  return {
    name: found.name,
    request: { ...found.request, ...body, ...auth },
    event: [script('test', tests)],
  };
}

function bearer(variable: string | null | undefined): object {
  if (variable === undefined) return {};
  if (variable === null) return { auth: { type: 'noauth' } };
  return { auth: { type: 'bearer', bearer: [{ key: 'token', value: `{{${variable}}}`, type: 'string' }] } };
}

function script(listen: Script['listen'], exec: string[]): Script {
  return { listen, script: { type: 'text/javascript', exec } };
}

/** A mark that differs from run to run, for addresses and names that may exist once. */
const COLLECTION_START = [
  "if (!pm.collectionVariables.get('run')) pm.collectionVariables.set('run', Date.now().toString(36));",
];

const COLLECTION_TEST = [
  "const path = '/' + pm.request.url.path.join('/');",
  "pm.test('is no server error: ' + path, () => pm.expect(pm.response.code).to.be.below(500));",
  'const ownForm = /^\\/api\\/(health|metrics|docs|openapi)/.test(path);',
  "const isJson = (pm.response.headers.get('Content-Type') || '').includes('application/json');",
  'if (isJson && !ownForm) {',
  "  pm.test('is in the envelope: ' + path, () => {",
  '    const answer = pm.response.json();',
  '    pm.expect(answer.success).to.equal(pm.response.code < 400);',
  "    pm.expect(answer.meta).to.include.keys('timestamp', 'requestId');",
  "    if (answer.success) pm.expect(answer).to.have.property('data');",
  "    else pm.expect(answer).to.include.keys('error', 'code');",
  '  });',
  '}',
];
