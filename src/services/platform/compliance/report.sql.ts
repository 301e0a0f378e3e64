import type { Ctx } from '@/core/context';
import { rawRows } from '@/core/db/raw';

// Aggregates for the compliance report: Prisma groups by columns only, and these group by day and join.

/** The time that a report covers: from its first moment up to, not including, its last. */
export interface Span {
  from: Date;
  to: Date;
}

/** A person of the tenant, and how well their sign-in is protected. */
export interface MemberFacts extends Record<string, unknown> {
  name: string;
  email: string;
  role: string;
  status: string;
  second_factor: boolean;
  passkeys: number;
  last_login_at: Date | null;
}

/** Who has access as a person, by role. */
export async function memberFacts(ctx: Ctx): Promise<MemberFacts[]> {
  return rawRows(
    ctx.db,
    `select u.name, u.email, m.role, m.status, s.second_factor, s.passkeys, s.last_login_at
     from memberships m join users u on u.id = m.user_id join member_security() s on s.user_id = m.user_id
     order by m.role, u.name, u.id`,
    [],
  );
}

/** A key of the tenant, and how it was used in the span. */
export interface KeyFacts extends Record<string, unknown> {
  name: string;
  prefix: string;
  scopes: number;
  expires_at: Date | null;
  revoked_at: Date | null;
  calls: string;
  failures: string;
}

/** Who has access as a program. Keys that were revoked before the span are left out. */
export async function keyFacts(ctx: Ctx, { from, to }: Span): Promise<KeyFacts[]> {
  return rawRows(
    ctx.db,
    `select k.name, k.prefix, cardinality(k.scopes) as scopes, k.expires_at, k.revoked_at,
       coalesce(sum(u.calls), 0)::text as calls, coalesce(sum(u.failures), 0)::text as failures
     from api_keys k left join api_key_usage u on u.tenant_id = k.tenant_id and u.api_key_id = k.id
       and u.day >= $1::date and u.day < $2::date
     where k.revoked_at is null or k.revoked_at >= $1
     group by k.tenant_id, k.id order by k.created_at, k.id`,
    [from, to],
  );
}

/** How often something was done. */
export interface Tally extends Record<string, unknown> {
  what: string;
  who: string;
  times: number;
  last_at: Date;
}

/** What was looked at or taken out, by whom. */
export async function accessTally(ctx: Ctx, span: Span, action: string): Promise<Tally[]> {
  return rawRows(
    ctx.db,
    `select action as what, coalesce(u.name, a.actor_type) as who, count(*)::int as times, max(a.created_at) as last_at
     from access_logs a left join users u on u.id::text = a.actor_id
     where a.created_at >= $1 and a.created_at < $2 and a.action like $3
     group by 1, 2 order by 3 desc, 1, 2 limit 200`,
    [span.from, span.to, action],
  );
}

/** Sign-ins that were refused, by day. */
export async function refusedSignIns(
  ctx: Ctx,
  { from, to }: Span,
): Promise<{ day: string; times: number }[]> {
  return rawRows(
    ctx.db,
    `select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as times
     from access_logs where action = 'session.refused' and created_at >= $1 and created_at < $2 group by 1 order by 1`,
    [from, to],
  );
}

/** What was changed, by kind of resource and of change. */
export async function changeTally(ctx: Ctx, { from, to }: Span): Promise<Tally[]> {
  return rawRows(
    ctx.db,
    `select action as what, actor_type as who, count(*)::int as times, max(created_at) as last_at from audit_logs
     where created_at >= $1 and created_at < $2 group by 1, 2 order by 3 desc, 1, 2 limit 200`,
    [from, to],
  );
}

/** What people of the tenant asked of their own data. */
export async function dataRequestTally(ctx: Ctx, { from, to }: Span) {
  return rawRows<{ kind: string; status: string; requests: number }>(
    ctx.db,
    'select * from member_data_requests($1, $2) order by kind, status',
    [from, to],
  );
}
