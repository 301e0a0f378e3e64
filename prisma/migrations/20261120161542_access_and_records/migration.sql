-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "allowed_addresses" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "revoked_reason" VARCHAR(40),
ADD COLUMN     "rotated_from_id" UUID;

-- AlterTable
ALTER TABLE "audit_logs" ADD COLUMN     "personal" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "seal" INTEGER,
ADD COLUMN     "subject_id" UUID,
ALTER COLUMN "ip" SET DATA TYPE TEXT,
ALTER COLUMN "user_agent" SET DATA TYPE TEXT;

-- AlterTable
ALTER TABLE "memberships" ADD COLUMN     "external_id" VARCHAR(200);

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "method" VARCHAR(30) NOT NULL DEFAULT 'password';

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "password_changed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "one_time_tokens" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "purpose" VARCHAR(30) NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "data" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "former_passwords" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "password_hash" VARCHAR(100) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_passwords_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mfa_factors" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "kind" VARCHAR(20) NOT NULL DEFAULT 'totp',
    "secret_encrypted" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mfa_factors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "code_hash" CHAR(64) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkeys" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "credential_id" VARCHAR(1400) NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "backed_up" BOOLEAN NOT NULL DEFAULT false,
    "name" VARCHAR(120) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "provider" VARCHAR(60) NOT NULL,
    "provider_account_id" VARCHAR(300) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" VARCHAR(254) NOT NULL,
    "role" VARCHAR(30) NOT NULL,
    "zones" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "location_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "status" VARCHAR(20) NOT NULL DEFAULT 'pending',
    "token_hash" CHAR(64) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "invited_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "identity_providers" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" VARCHAR(10) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'active',
    "email_domains" TEXT[],
    "issuer" VARCHAR(500) NOT NULL,
    "client_id" VARCHAR(300),
    "secret_encrypted" TEXT,
    "sign_in_url" VARCHAR(2000),
    "certificates" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "join_role" VARCHAR(30),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_providers_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "groups" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "display_name" VARCHAR(200) NOT NULL,
    "external_id" VARCHAR(200),
    "role" VARCHAR(30),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "groups_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "group_members" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "group_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_members_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "api_key_usage" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "api_key_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "endpoint" VARCHAR(200) NOT NULL,
    "calls" BIGINT NOT NULL DEFAULT 0,
    "failures" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "api_key_usage_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "audit_seals" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "number" INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    "root" CHAR(64) NOT NULL,
    "previous_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "signature" VARCHAR(100),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "subject_keys" (
    "subject_id" UUID NOT NULL,
    "key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subject_keys_pkey" PRIMARY KEY ("subject_id")
);

-- CreateTable
CREATE TABLE "access_logs" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "action" VARCHAR(80) NOT NULL,
    "resource_type" VARCHAR(60) NOT NULL,
    "resource_id" VARCHAR(64),
    "actor_type" VARCHAR(20) NOT NULL,
    "actor_id" VARCHAR(64),
    "details" JSONB,
    "request_id" VARCHAR(64),
    "path" VARCHAR(500),
    "ip" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "access_logs_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "settings" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" VARCHAR(80) NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "user_settings" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "value" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_requests" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'pending',
    "storage_key" VARCHAR(200),
    "size" INTEGER,
    "error" VARCHAR(300),
    "expires_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_runs" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "dry_run" BOOLEAN NOT NULL,
    "counts" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retention_runs_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "backups" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" VARCHAR(20) NOT NULL,
    "base_id" UUID,
    "status" VARCHAR(20) NOT NULL DEFAULT 'pending',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "storage_key" VARCHAR(200),
    "sha256" CHAR(64),
    "size" BIGINT,
    "contents" JSONB,
    "error" VARCHAR(500),
    "taken_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "backups_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "one_time_tokens_token_hash_key" ON "one_time_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_tokens_user_id_purpose_created_at_idx" ON "one_time_tokens"("user_id", "purpose", "created_at");

-- CreateIndex
CREATE INDEX "one_time_tokens_expires_at_idx" ON "one_time_tokens"("expires_at");

-- CreateIndex
CREATE INDEX "former_passwords_user_id_created_at_idx" ON "former_passwords"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "mfa_factors_user_id_created_at_idx" ON "mfa_factors"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_user_id_code_hash_key" ON "recovery_codes"("user_id", "code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");

-- CreateIndex
CREATE INDEX "passkeys_user_id_created_at_idx" ON "passkeys"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "accounts_user_id_created_at_idx" ON "accounts"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_provider_provider_account_id_key" ON "accounts"("provider", "provider_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_tenant_id_created_at_id_idx" ON "invitations"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "invitations_tenant_id_status_created_at_idx" ON "invitations"("tenant_id", "status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "identity_providers_id_key" ON "identity_providers"("id");

-- CreateIndex
CREATE INDEX "identity_providers_tenant_id_created_at_id_idx" ON "identity_providers"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "identity_providers_tenant_id_status_created_at_idx" ON "identity_providers"("tenant_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "groups_tenant_id_created_at_id_idx" ON "groups"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "groups_tenant_id_display_name_key" ON "groups"("tenant_id", "display_name");

-- CreateIndex
CREATE INDEX "group_members_tenant_id_membership_id_idx" ON "group_members"("tenant_id", "membership_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_members_tenant_id_group_id_membership_id_key" ON "group_members"("tenant_id", "group_id", "membership_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_usage_tenant_id_api_key_id_day_endpoint_key" ON "api_key_usage"("tenant_id", "api_key_id", "day", "endpoint");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seals_tenant_id_number_key" ON "audit_seals"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "access_logs_tenant_id_created_at_id_idx" ON "access_logs"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "access_logs_tenant_id_resource_type_resource_id_created_at_idx" ON "access_logs"("tenant_id", "resource_type", "resource_id", "created_at");

-- CreateIndex
CREATE INDEX "settings_tenant_id_created_at_idx" ON "settings"("tenant_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "settings_tenant_id_name_key" ON "settings"("tenant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "user_settings_user_id_name_key" ON "user_settings"("user_id", "name");

-- CreateIndex
CREATE INDEX "data_requests_user_id_created_at_idx" ON "data_requests"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "retention_runs_tenant_id_created_at_id_idx" ON "retention_runs"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "backups_tenant_id_base_id_idx" ON "backups"("tenant_id", "base_id");

-- CreateIndex
CREATE INDEX "backups_tenant_id_created_at_id_idx" ON "backups"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "backups_tenant_id_status_created_at_idx" ON "backups"("tenant_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "audit_logs_tenant_id_seal_idx" ON "audit_logs"("tenant_id", "seal");

-- CreateIndex
CREATE INDEX "audit_logs_subject_id_idx" ON "audit_logs"("subject_id");

-- CreateIndex
CREATE INDEX "memberships_tenant_id_external_id_idx" ON "memberships"("tenant_id", "external_id");

-- AddForeignKey
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_passwords" ADD CONSTRAINT "former_passwords_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mfa_factors" ADD CONSTRAINT "mfa_factors_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_tenant_id_group_id_fkey" FOREIGN KEY ("tenant_id", "group_id") REFERENCES "groups"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_tenant_id_membership_id_fkey" FOREIGN KEY ("tenant_id", "membership_id") REFERENCES "memberships"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key_usage" ADD CONSTRAINT "api_key_usage_tenant_id_api_key_id_fkey" FOREIGN KEY ("tenant_id", "api_key_id") REFERENCES "api_keys"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_settings" ADD CONSTRAINT "user_settings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backups" ADD CONSTRAINT "backups_tenant_id_base_id_fkey" FOREIGN KEY ("tenant_id", "base_id") REFERENCES "backups"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Checks ------------------------------------------------------------------------------------------------------------

alter table users drop constraint users_status_check, add constraint users_status_check
  check (status in ('active', 'suspended', 'erased'));
alter table one_time_tokens add check (attempts >= 0);
alter table mfa_factors add check (kind in ('totp'));
alter table invitations
  add check (status in ('pending', 'accepted', 'revoked')), add check (email = lower(email)),
  add check ((status = 'accepted') = (accepted_at is not null));
create unique index invitations_one_pending on invitations (tenant_id, email) where status = 'pending';
alter table identity_providers
  add check (kind in ('oidc', 'saml')), add check (status in ('active', 'disabled')),
  add check (cardinality(email_domains) > 0);
alter table audit_seals add check (number > 0), add check (rows > 0);
alter table data_requests
  add check (kind in ('export', 'erasure')), add check (status in ('pending', 'running', 'done', 'failed', 'expired'));
alter table backups
  add check (kind in ('full', 'incremental')), add check ((kind = 'incremental') = (base_id is not null)),
  add check (status in ('pending', 'running', 'done', 'failed')), add check (progress between 0 and 100);

-- Columns whose change alone is no change that anybody has to know of.
create or replace function unremarkable() returns text[] language sql immutable parallel safe as
  $$ select '{updated_at,version,last_used_at,last_login_at,last_seen_at,counter,last_step,progress}'::text[] $$;

-- Tenant tables -----------------------------------------------------------------------------------------------------

select secure_tenant_table('invitations', 'invitation', true, '{token_hash}');
select secure_tenant_table('identity_providers', 'identity_provider', true, '{secret_encrypted}');
select secure_tenant_table('groups', 'group');
select secure_tenant_table('group_members', 'group_member');
select secure_tenant_table('api_key_usage', 'api_key_usage', false);
select secure_tenant_table('settings', 'setting');
select secure_tenant_table('retention_runs', 'retention_run', false);
select secure_tenant_table('backups', 'backup');
-- Written through functions of the owner, or once: what is recorded there stays.
select secure_tenant_table('audit_seals', 'audit_seal', false);
revoke insert, update, delete on audit_seals from quintet_app;
select secure_tenant_table('access_logs', 'access_log', false);
revoke update, delete on access_logs from quintet_app;

-- People's own tables -----------------------------------------------------------------------------------------------

create function secure_own_table(name regclass, resource text, audited boolean default true, secrets text[] default '{}')
returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy own on %s using (user_id = (select app_user()) or (select app_platform()))', name);
  perform keep_table(name, resource, audited, secrets);
end $$;

select secure_own_table('one_time_tokens', 'one_time_token', false);
select secure_own_table('former_passwords', 'former_password', false);
select secure_own_table('mfa_factors', 'mfa_factor', true, '{secret_encrypted}');
select secure_own_table('recovery_codes', 'recovery_code', false);
select secure_own_table('passkeys', 'passkey');
select secure_own_table('accounts', 'account');
select secure_own_table('user_settings', 'user_setting');
select secure_own_table('data_requests', 'data_request');

-- Nobody but the owner's functions reads or writes the keys that erasure removes.
alter table subject_keys enable row level security;
alter table subject_keys force row level security;
create policy owner on subject_keys to current_user using (true) with check (true);

-- A person's row is theirs to write, but not the right to administer the platform.
create function guard_platform_role() returns trigger language plpgsql as $$
begin
  if new.platform_role is distinct from (case when tg_op = 'UPDATE' then old.platform_role end) and not app_platform()
    and current_user = 'quintet_app' then
    raise insufficient_privilege using message = 'only a platform administrator gives or takes the platform role';
  end if;
  return new;
end $$;
create trigger guard_platform_role before insert or update on users for each row execute function guard_platform_role();

-- Look-ups before a tenant or person is known -------------------------------------------------------------------------

create policy owner on one_time_tokens to current_user using (true) with check (true);
create policy owner on passkeys to current_user using (true) with check (true);
create policy owner on accounts to current_user using (true) with check (true);
create policy owner on invitations to current_user using (true) with check (true);
create policy owner on identity_providers to current_user using (true) with check (true);

drop function auth_api_key(text);
create function auth_api_key(wanted text)
returns table (id uuid, tenant_id uuid, name text, mode text, secret_hash text, scopes text[], rate_limit int,
  allowed_addresses text[], expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz,
  tenant_status text, modules text[], plan text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.id, k.tenant_id, k.name, k.mode, k.secret_hash, k.scopes, k.rate_limit, k.allowed_addresses, k.expires_at,
    k.revoked_at, k.last_used_at, t.status, t.modules, t.plan
  from api_keys k join tenants t on t.id = k.tenant_id and t.deleted_at is null
  where k.public_id = wanted
$$;

-- Whose one-time token this is; whether it still counts is decided on the locked row.
create function auth_one_time_token(hash text, wanted_purpose text) returns table (id uuid, user_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select o.id, o.user_id from one_time_tokens o where o.token_hash = hash and o.purpose = wanted_purpose
$$;

create function auth_passkey(wanted text) returns table (id uuid, user_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, p.user_id from passkeys p join users u on u.id = p.user_id and u.deleted_at is null
  where p.credential_id = wanted
$$;

create function auth_account(wanted_provider text, wanted_account text) returns table (user_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.user_id from accounts a join users u on u.id = a.user_id and u.deleted_at is null
  where a.provider = wanted_provider and a.provider_account_id = wanted_account
$$;

create function auth_invitation(hash text) returns table (id uuid, tenant_id uuid, tenant_name text, email text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.id, i.tenant_id, t.name, i.email from invitations i
  join tenants t on t.id = i.tenant_id and t.deleted_at is null and t.status = 'active'
  where i.token_hash = hash
$$;

create function auth_identity_provider(wanted uuid) returns table (id uuid, tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, p.tenant_id from identity_providers p
  join tenants t on t.id = p.tenant_id and t.deleted_at is null and t.status = 'active'
  where p.id = wanted and p.status = 'active'
$$;

-- Where addresses of a domain sign in.
create function auth_identity_providers_of(domain text) returns table (id uuid, tenant_id uuid, kind text, name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, p.tenant_id, p.kind, p.name from identity_providers p
  join tenants t on t.id = p.tenant_id and t.deleted_at is null and t.status = 'active'
  where lower(domain) = any (p.email_domains) and p.status = 'active' order by p.created_at, p.id
$$;

revoke execute on function auth_api_key(text), auth_one_time_token(text, text), auth_passkey(text),
  auth_account(text, text), auth_invitation(text), auth_identity_provider(uuid), auth_identity_providers_of(text) from public;
grant execute on function auth_api_key(text), auth_one_time_token(text, text), auth_passkey(text),
  auth_account(text, text), auth_invitation(text), auth_identity_provider(uuid), auth_identity_providers_of(text)
  to quintet_app;
