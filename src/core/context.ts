import { type AuditContext, bind, type Db } from './db/client';
import type { Binding } from './db/pool';

/** Who acts: a person, a program with an API key, a background job, or nobody known. */
export interface Actor {
  type: 'user' | 'api_key' | 'job' | 'anonymous';
  id: string | null;
  name: string;
}

/** The request's marks that audit rows carry. */
export interface RequestFacts {
  method: string;
  path: string;
  ip: string;
  userAgent: string;
}

/** The tenant a call works in, as its credential found it. */
export interface TenantFacts {
  id: string;
  plan: string;
  modules: readonly string[];
}

/** Where in a tenant a membership reaches: these zones and locations only; an empty list restricts nothing. */
export interface Scope {
  zones: readonly string[];
  locationIds: readonly string[];
}

/** The scope of who is not restricted to a part of the tenant: keys, jobs, the platform's administrators. */
export const EVERYWHERE: Scope = { zones: [], locationIds: [] };

/**
 * What every service receives first: who asks, for which tenant, when, and a database that shows that tenant only.
 * Made by the frame for requests and by `jobContext` for jobs; never by hand.
 */
export interface Ctx {
  tenantId: string;
  tenant: TenantFacts | null;
  actor: Actor;
  /** The person behind the call; null for keys and jobs. */
  userId: string | null;
  platform: boolean;
  sessionId: string | null;
  permissions: ReadonlySet<string>;
  /** The part of the tenant that the caller's membership reaches. */
  scope: Scope;
  requestId: string;
  request: RequestFacts | null;
  now: Date;
  db: Db;
  /** The version that the caller's If-Match names; checked by `requireVersion`. */
  ifMatch: number | null;
  audit: AuditContext;
  /** Resources changed so far, whose cached answers are dropped at commit. */
  touched: Set<string>;
}

/** The binding that row-level security reads, from a context. */
export function bindingOf(ctx: Pick<Ctx, 'tenantId' | 'userId' | 'platform'>): Binding {
  return { tenantId: ctx.tenantId, userId: ctx.userId, platform: ctx.platform };
}

/**
 * Goes on within the same transaction as another tenant or person: a tenant just made, a person just proven.
 * @param change the new tenant's or user's id, or that a platform administrator acts; the caller must have proven the
 *   right to it
 */
export async function become(
  ctx: Ctx,
  change: { tenantId?: string; userId?: string; platform?: boolean; actor?: Actor },
): Promise<Ctx> {
  const next: Ctx = { ...ctx, ...change };
  next.audit = { ...ctx.audit, actorType: next.actor.type, actorId: next.actor.id };
  await bind(ctx.db, bindingOf(next), next.audit);
  return next;
}

/**
 * Goes on with another action or reason in the audit rows of what follows: where one endpoint does one of several things,
 * and where somebody says why.
 * @param about `action` an event's type; `reason` in the caller's words, none leaves it out
 */
export async function auditedAs(ctx: Ctx, about: { action?: string; reason?: string }): Promise<Ctx> {
  const { action = ctx.audit.action, reason = ctx.audit.reason } = about;
  const next: Ctx = { ...ctx, audit: { ...ctx.audit, action, reason } };
  await bind(ctx.db, bindingOf(next), next.audit);
  return next;
}
