import type { Db } from '../db/client';
import { askUnbound } from '../db/pool';
import { rawRows } from '../db/raw';

// These run for every request, before its tenant is known: one prepared call each to a function of the owner,
// at a third of what the same question costs through Prisma.

/** A person's credential as the database sees it now. Null columns: no such tenant, or no membership in it. */
export interface PersonState {
  user_status: string;
  platform_role: string | null;
  name: string;
  email: string;
  session_live: boolean;
  /** How the session was begun, such as `password+mfa`. */
  session_method: string;
  session_seen_at: Date | null;
  tenant_id: string | null;
  tenant_status: string | null;
  modules: string[] | null;
  plan: string | null;
  role: string | null;
  /** True where the tenant wants everybody to sign in with a second factor. */
  asks_second_factor: boolean;
  zones: string[] | null;
  location_ids: string[] | null;
}

/**
 * State of person, session and membership; undefined when the person or session does not exist.
 * @param tenantId null for somebody who signed in before they had a tenant: their first one counts
 */
export async function findPerson(
  userId: string,
  sessionId: string,
  tenantId: string | null,
): Promise<PersonState | undefined> {
  const rows = await askUnbound<PersonState>(
    'auth_person',
    'select * from auth_person($1, $2, coalesce($3, auth_first_tenant($1)))',
    [userId, sessionId, tenantId],
  );
  return rows[0];
}

/** An API key as the database sees it now. */
export interface ApiKeyState {
  id: string;
  tenant_id: string;
  name: string;
  mode: 'live' | 'test';
  secret_hash: string;
  scopes: string[];
  rate_limit: number | null;
  allowed_addresses: string[];
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
  tenant_status: string;
  modules: string[];
  plan: string;
}

/** The key with this public id, whatever its state. */
export async function findApiKey(publicId: string): Promise<ApiKeyState | undefined> {
  const rows = await askUnbound<ApiKeyState>('auth_api_key', 'select * from auth_api_key($1)', [publicId]);
  return rows[0];
}

/** A person by e-mail address, for signing in. */
export interface LoginState extends Record<string, unknown> {
  id: string;
  name: string;
  email: string;
  password_hash: string | null;
  status: string;
  platform_role: string | null;
}

// Those below are asked by services within their transaction, and so on its connection: a second one for each of
// many callers at once would leave none for the first.

/** The living person with this address. */
export async function findLogin(db: Db, email: string): Promise<LoginState | undefined> {
  const rows = await rawRows<LoginState>(db, 'select * from auth_login($1)', [email]);
  return rows[0];
}

/** The living person who has proven that this number is theirs. @param phone E.164 */
export async function findLoginByPhone(db: Db, phone: string): Promise<LoginState | undefined> {
  const rows = await rawRows<LoginState>(db, 'select * from auth_login_by_phone($1)', [phone]);
  return rows[0];
}

/** After how many days the strictest of a person's tenants wants a new password; null for never. */
export async function findPasswordDays(db: Db, userId: string): Promise<number | null> {
  const rows = await rawRows<{ days: number | null }>(db, 'select auth_password_days($1::uuid) as days', [
    userId,
  ]);
  return rows[0]?.days ?? null;
}

/** Takes a number from whoever proved it before: numbers go from one person to the next. */
export async function releasePhone(db: Db, phone: string, keeperId: string): Promise<void> {
  await rawRows(db, 'select auth_release_phone($1, $2::uuid)::text', [phone, keeperId]);
}

/** The session that a refresh token belongs to. */
export interface RefreshState extends Record<string, unknown> {
  session_id: string;
  user_id: string;
  tenant_id: string | null;
}

/** The session that a refresh token belongs to, by the token's SHA-256. */
export async function findRefreshSession(db: Db, tokenHash: string): Promise<RefreshState | undefined> {
  const rows = await rawRows<RefreshState>(db, 'select * from auth_refresh_token($1)', [tokenHash]);
  return rows[0];
}

/** The tenant where a person works unless told otherwise: the oldest living membership. */
export async function findFirstTenant(db: Db, userId: string): Promise<string | null> {
  const rows = await rawRows<{ id: string | null }>(db, 'select auth_first_tenant($1::uuid) as id', [userId]);
  return rows[0]?.id ?? null;
}

/** As `findApiKey`, for a service within its transaction. */
export async function findApiKeyWithin(
  db: Db,
  publicId: string,
): Promise<(ApiKeyState & Record<string, unknown>) | undefined> {
  const rows = await rawRows<ApiKeyState & Record<string, unknown>>(db, 'select * from auth_api_key($1)', [
    publicId,
  ]);
  return rows[0];
}
