import { z } from 'zod';
import { ANONYMOUS, authenticate, type Principal } from '../auth/authenticate';
import { countKeyCall } from '../auth/key-usage';
import { noteKeyUse } from '../auth/key-use.sql';
import { noteSessionUse } from '../auth/session-use.sql';
import { cache } from '../cache/cache';
import { catalogue } from '../catalogue';
import { clock } from '../clock';
import { bindingOf, type Ctx } from '../context';
import { type AuditContext, bind, changing, type Db, reading } from '../db/client';
import { translateDatabaseError } from '../db/constraints';
import { AppError, notFound } from '../errors';
import { isUuid } from '../ids';
import { orKeptRefusal, unwrap } from '../kept-refusal';
import { throughCache } from './answer-cache';
import { ifMatchVersion, isNotModified } from './conditional';
import type { AnyDeclaration, Declaration, Handler, Input, Refusal, Run } from './declaration';
import { type Answer, errorResponse, successResponse } from './envelope';
import { failures } from './failures';
import { firstAnswer, type IdempotentCall, idempotentCall, keepAnswer } from './idempotency';
import { type Listing, type ListQuery, parseListQuery } from './listing';
import type { ListPage } from './listing.sql';
import { observe } from './observe';
import { check, JSON_BODY_LIMIT, parseJson, queryObject, readBody } from './parse';
import { takeFromLimit } from './rate-limit';
import { requestFacts } from './request-facts';
import { readUpload } from './upload';

/** A service's answer as JSON text, or a whole Response for endpoints with a form of their own. */
type Produced = Answer & { data?: unknown };
type Produce = (ctx: Ctx, input: Input<z.ZodType, z.ZodType, z.ZodType, unknown>) => Promise<Produced>;

/**
 * Makes the route handler of an endpoint that answers one resource or result.
 * @param declaration who may call, what comes in, what goes out, what is recorded
 * @param run the service; it sees the caller's tenant only, and in a change everything it does is one commit
 */
export function endpoint<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  F = File[],
>(
  declaration: Declaration<P, Q, B, R, F>,
  run: Run<P, Q, B, z.output<R>, F>,
): Handler<Declaration<P, Q, B, R, F> & { kind: 'one' }> {
  const whole = { ...declaration, kind: 'one' as const };
  const produce: Produce = async (ctx, input) => {
    const data = await run(ctx, input as Input<P, Q, B, F>);
    const wire = z.encode(declaration.response, data);
    const location =
      declaration.status === 201 ? { location: locationOf(declaration, ctx, data) } : undefined;
    return {
      status: declaration.status ?? 200,
      dataJson: JSON.stringify(wire),
      data: wire,
      message: declaration.message,
      headers: location,
    };
  };
  return handler(whole as unknown as AnyDeclaration, produce, whole);
}

/** A list's declaration: what comes in is the listing's; `response` is one row of the answer where it says more than the columns. */
type ListDeclaration<P extends z.ZodType, Row extends z.ZodObject, Item extends z.ZodObject> = Pick<
  Declaration<P>,
  'summary' | 'description' | 'permission' | 'params' | 'cache'
> & { listing: Listing<Row>; response?: Item };

/** Makes the route handler of a list: `limit, page | offset | cursor, sort, filter[…], search` come from the listing. */
export function listEndpoint<P extends z.ZodType, Row extends z.ZodObject, Item extends z.ZodObject = Row>(
  declaration: ListDeclaration<P, Row, Item>,
  run: (ctx: Ctx, input: { params: z.output<P>; query: ListQuery }) => Promise<ListPage<z.output<Item>>>,
): Handler<Declaration<P, z.ZodType, z.ZodType, z.ZodArray<Item>> & { kind: 'list' }> {
  const response = z.array(declaration.response ?? (declaration.listing.row as unknown as Item));
  const whole = { ...declaration, kind: 'list' as const, audit: { none: 'reads only' }, response };
  const produce: Produce = async (ctx, input) => {
    const page = await run(ctx, { params: input.params as z.output<P>, query: input.query as ListQuery });
    return {
      status: 200,
      dataJson: JSON.stringify(z.encode(response, page.rows)),
      pagination: page.pagination,
    };
  };
  return handler(whole as unknown as AnyDeclaration, produce, whole);
}

/** A declaration of an endpoint whose answers, and refusals where it says so, have a standard form of their own. */
type RawDeclaration<P extends z.ZodType, Q extends z.ZodType> = Omit<
  Declaration<P, Q>,
  'response' | 'body' | 'audit'
> & { contentType: string; audit?: Declaration['audit']; refusal?: Refusal };

/** What a raw endpoint's service gets: its body unread by the frame, at most 1 MiB; nothing for a GET. */
interface RawInput<P extends z.ZodType, Q extends z.ZodType> {
  params: z.output<P>;
  query: z.output<Q>;
  request: Request;
  bytes: Uint8Array;
}

/** Makes the route handler of an endpoint with a standard form of its own: files, streams, health, SCIM, SAML. */
export function rawEndpoint<P extends z.ZodType, Q extends z.ZodType>(
  declaration: RawDeclaration<P, Q>,
  run: (ctx: Ctx, input: RawInput<P, Q>) => Promise<Response>,
): Handler {
  const audit = declaration.audit ?? { none: 'reads only' };
  const whole = { ...declaration, kind: 'raw' as const, audit } as unknown as AnyDeclaration;
  return wrap(whole, whole, async (call) => {
    const query = check(declaration.query ?? z.object({}), queryObject(call.url)) as z.output<Q>;
    const params = call.params as z.output<P>;
    const { request } = call;
    const bytes = onlyReads(request) ? new Uint8Array() : await readBody(request, JSON_BODY_LIMIT);
    const response = await inDatabase(call, (ctx) => run(ctx, { params, query, request, bytes }));
    if (call.request.method !== 'HEAD') return response;
    // Nobody reads this body: a stream that is not told so would go on for nobody.
    await response.body?.cancel();
    return new Response(null, response);
  });
}

/** What the steps before the service have found out about a request. */
interface Call {
  request: Request;
  url: URL;
  declaration: AnyDeclaration;
  params: unknown;
  principal: Principal;
  requestId: string;
  headers: Record<string, string>;
}

/** The walk of a request: authenticate → tenant → permission → limit → parse → cache → transaction → answer. */
function handler<D>(declaration: AnyDeclaration, produce: Produce, exposed: D): Handler<D> {
  return wrap(declaration, exposed, async (call) => {
    const { request, principal } = call;
    const bytes = await readWhole(call);
    const input = { params: call.params, query: parseQuery(call), ...parseBody(call, bytes) };
    if (onlyReads(request)) return read(call, input, produce);
    const caller = callerName(principal);
    const idempotent = idempotentCall(request, routeName(declaration, request), caller, bytes.raw);
    return change(call, input, produce, declaration.waitsOutside ? null : idempotent);
  });
}

function wrap<D>(
  declaration: AnyDeclaration,
  exposed: D,
  serve: (call: Call) => Promise<Response>,
): Handler<D> {
  const handle = async (
    request: Request,
    route?: { params: Promise<Record<string, string | string[] | undefined>> },
  ) =>
    observe(request, declaration, async (requestId) => {
      const headers: Record<string, string> = {};
      let principal = ANONYMOUS;
      try {
        const given = (await route?.params) ?? {};
        principal = await identify(request, declaration, tenantIdOf(given));
        admit(principal, declaration, request);
        Object.assign(headers, await limit(principal));
        const call = {
          request,
          url: new URL(request.url),
          declaration,
          params: paramsOf(declaration, given),
          principal,
          requestId,
          headers,
        };
        return counted(principal, request, withHeaders(await serve(call), headers));
      } catch (thrown) {
        const error = translateDatabaseError(thrown);
        const refusal = declaration.kind === 'raw' ? declaration.refusal : undefined;
        const answer =
          refusal?.(error, requestId) ?? errorResponse(error, requestId, request.headers.get('accept'));
        const told = error instanceof AppError ? error.options.headers : undefined;
        return counted(principal, request, withHeaders(answer, { ...headers, ...told }, error));
      }
    });
  return Object.assign(handle, { declaration: exposed });
}

function tenantIdOf(given: Record<string, string | string[] | undefined>): string | null {
  const named = given.tenantId;
  if (named === undefined) return null;
  if (typeof named !== 'string' || !isUuid(named)) throw notFound('tenant');
  return named.toLowerCase();
}

function paramsOf(declaration: AnyDeclaration, given: Record<string, unknown>): unknown {
  const { tenantId: _, ...own } = given;
  const result = (declaration.params ?? z.object({})).safeParse(own);
  if (!result.success) throw notFound('resource');
  return result.data;
}

/** Notes a program's call for its tenant's statistics. */
function counted(principal: Principal, request: Request, response: Response): Response {
  countKeyCall(principal, request, response.status);
  return response;
}

async function identify(
  request: Request,
  { permission }: AnyDeclaration,
  pathTenantId: string | null,
): Promise<Principal> {
  if (permission === 'public') return ANONYMOUS;
  const principal = await authenticate(request, pathTenantId);
  if (!principal) throw new AppError('UNAUTHORIZED');
  return principal;
}

/**
 * Refuses who may not do what a declaration asks a permission for.
 * @throws FORBIDDEN, MFA_SETUP_REQUIRED, MODULE_DISABLED
 */
export function admit(
  principal: Principal,
  { permission }: Pick<AnyDeclaration, 'permission'>,
  request: Request,
): void {
  if (permission === 'public') return;
  const module = catalogue().moduleOfPermission.get(permission) ?? 'platform';
  if (principal.keyMode === 'test') refuseWithoutTestData(module, permission, request);
  if (permission === 'signed-in') return;
  if (principal.lacksSecondFactor) throw new AppError('MFA_SETUP_REQUIRED');
  if (!principal.permissions.has(permission)) {
    throw new AppError('FORBIDDEN', `This needs the permission ${permission}, which you do not have.`);
  }
  if (principal.tenant && module !== 'platform' && !principal.tenant.modules.includes(module)) {
    throw new AppError('MODULE_DISABLED', `The module ${module} is not enabled for this tenant.`);
  }
}

/** A test key reaches test data only; where a module has none, it may look at itself and at nothing else. */
function refuseWithoutTestData(module: string, permission: string, request: Request): void {
  const { testData = false } = catalogue().modules.find(({ name }) => name === module) ?? {};
  if (testData || (permission === 'signed-in' && onlyReads(request))) return;
  throw new AppError('FORBIDDEN', `The module ${module} has no test data. Use a live key.`);
}

async function limit(principal: Principal): Promise<Record<string, string>> {
  return principal.via === 'none' ? {} : takeFromLimit(principal.limit);
}

async function readWhole({ request, declaration }: Call) {
  if (declaration.upload) {
    const { files, fields, bytes } = await readUpload(request, declaration.upload);
    return { raw: bytes, files: await declaration.upload.prepare(files), fields };
  }
  const raw = onlyReads(request) ? new Uint8Array() : await readBody(request, JSON_BODY_LIMIT);
  return { raw, files: [], fields: undefined };
}

function parseQuery({ url, declaration }: Call): unknown {
  const values = queryObject(url);
  if (declaration.kind === 'list') return parseListQuery(declaration.listing, values);
  return check(declaration.query ?? z.object({}), values);
}

function parseBody({ request, declaration }: Call, whole: Awaited<ReturnType<typeof readWhole>>) {
  if (declaration.upload) return { body: whole.fields, files: whole.files };
  if (!declaration.body) {
    // Clients often send an empty JSON object where no body is asked.
    if (whole.raw.length > 0) check(z.object({}), parseJson(whole.raw, request.headers.get('content-type')));
    return { body: undefined, files: [] };
  }
  // A body of optional fields may be left out altogether.
  const empty = whole.raw.length === 0 && declaration.body.safeParse({}).success;
  const value = empty ? {} : parseJson(whole.raw, request.headers.get('content-type'));
  return { body: check(declaration.body, value), files: [] };
}

/** Who calls, as one text: remembered answers are kept under it. */
function callerName({ actor }: Principal): string {
  return `${actor.type}:${actor.id ?? ''}`;
}

function onlyReads(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function routeName(declaration: AnyDeclaration, request: Request): string {
  return `${request.method} ${declaration.summary}`;
}

async function read(call: Call, input: Parameters<Produce>[1], produce: Produce): Promise<Response> {
  const { declaration, principal, requestId, request, url } = call;
  const answer = await throughCache(
    declaration.cache,
    { tenantId: principal.tenantId, caller: callerName(principal) },
    url,
    () => inDatabase(call, (ctx) => produce(ctx, input)),
  );
  const headers = { ...cacheHeaders(call), etag: answer.etag };
  if (isNotModified(request, answer.etag)) return new Response(null, { status: 304, headers });
  return successResponse({ ...answer, status: 200, headers }, requestId);
}

function cacheHeaders({ declaration }: Call): Record<string, string> {
  // Private and always asked again (a 304 when unchanged): nobody reads stale after one's own write.
  return {
    'cache-control': declaration.cache ? 'private, no-cache' : 'no-store',
    vary: 'Authorization, X-API-Key, Cookie, Accept',
  };
}

async function change(
  call: Call,
  input: Parameters<Produce>[1],
  produce: Produce,
  idempotent: IdempotentCall | null,
): Promise<Response> {
  const answer = await inDatabase(call, async (ctx) => {
    const first = idempotent && (await firstAnswer(ctx, idempotent));
    if (first) return first;
    const fresh = await produce(ctx, input);
    if (!idempotent) return fresh;
    // The service may have gone on as another tenant or person; the answer is kept where the caller will ask for it.
    await bind(ctx.db, bindingOf(ctx), ctx.audit);
    await keepAnswer(ctx, idempotent, fresh);
    return fresh;
  });
  return successResponse(
    { ...answer, headers: { 'cache-control': 'no-store', ...answer.headers } },
    call.requestId,
  );
}

/** Opens the database for the service: bound for reading, or one transaction for a change; then drops stale answers. */
async function inDatabase<T>(call: Call, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { principal, request, declaration } = call;
  await noteKeyUse(principal, clock.now());
  await noteSessionUse(principal, clock.now());
  const ctx = contextOf(call);
  const withDb = async (db: Db) => {
    ctx.db = db;
    return work(ctx);
  };
  const withoutTransaction = (onlyReads(request) && !declaration.keeps) || declaration.waitsOutside;
  if (withoutTransaction) return reading(bindingOf(ctx), withDb);
  const outcome = await changing(bindingOf(ctx), ctx.audit, (db) => orKeptRefusal(() => withDb(db)));
  await cache().advance(ctx.tenantId, ctx.touched);
  return unwrap(outcome);
}

function contextOf({ principal, request, declaration, requestId }: Call): Ctx {
  const facts = requestFacts(request.method, new URL(request.url).pathname, request.headers);
  const action = 'type' in declaration.audit ? declaration.audit.type : undefined;
  const audit: AuditContext = {
    action,
    actorType: principal.actor.type,
    actorId: principal.actor.id,
    requestId,
    ...facts,
  };
  const { tenantId, tenant, actor, userId, platform, sessionId, permissions, scope } = principal;
  const base = {
    tenantId,
    tenant,
    actor,
    userId,
    platform,
    sessionId,
    permissions,
    scope,
    requestId,
    request: facts,
    audit,
  };
  return {
    ...base,
    now: clock.now(),
    db: undefined as unknown as Db,
    ifMatch: ifMatchVersion(request),
    touched: new Set(),
  };
}

function locationOf<Data>({ location }: { location?: (data: Data) => string }, ctx: Ctx, data: Data): string {
  if (location) return location(data);
  const created = data as { id?: string };
  return `${ctx.request?.path ?? ''}/${created.id ?? ''}`;
}

function withHeaders(response: Response, headers: Record<string, string>, error?: unknown): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  if (error !== undefined) failures.set(response, error);
  return response;
}
