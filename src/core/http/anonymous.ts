import { ANONYMOUS } from '../auth/authenticate';
import { cache } from '../cache/cache';
import { clock } from '../clock';
import { bindingOf, type Ctx } from '../context';
import { type AuditContext, changing, type Db } from '../db/client';
import { newId } from '../ids';
import { orKeptRefusal, unwrap } from '../kept-refusal';
import { requestFacts, requestIdFrom } from './request-facts';

/**
 * Runs a change for somebody who is not yet proven, outside an endpoint: NextAuth's callbacks, which are no routes of
 * ours. The service proves the person and goes on as them.
 * @param action the audit rows' action
 */
export async function asAnonymous<T>(
  path: string,
  action: string,
  headers: Record<string, string | undefined>,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const given = new Headers(
    Object.entries(headers).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const requestId = requestIdFrom(given, newId());
  const request = requestFacts('POST', path, given);
  const audit: AuditContext = { action, actorType: 'anonymous', actorId: null, requestId, ...request };
  const { tenantId, tenant, actor, userId, platform, sessionId, permissions, scope } = ANONYMOUS;
  const who = { tenantId, tenant, actor, userId, platform, sessionId, permissions, scope };
  const ctx: Ctx = {
    ...who,
    requestId,
    request,
    audit,
    now: clock.now(),
    db: undefined as unknown as Db,
    ifMatch: null,
    touched: new Set(),
  };
  const outcome = await changing(bindingOf(ctx), audit, (db) => {
    ctx.db = db;
    return orKeptRefusal(() => work(ctx));
  });
  await cache().advance(tenantId, ctx.touched);
  return unwrap(outcome);
}
