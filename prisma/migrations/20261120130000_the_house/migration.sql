-- The house: platform and sites. What Prisma's schema cannot say (roles, functions, policies, triggers, checks)
-- is written by hand around the tables that it generated.

create extension if not exists pgcrypto;
create extension if not exists pg_trgm;

-- The role that the application connects as: no superuser, no BYPASSRLS, owner of nothing.
-- It is made here without a password for databases prepared by others; give it LOGIN and a password there.
do $$ begin
  if not exists (select from pg_roles where rolname = 'quintet_app') then create role quintet_app nologin; end if;
end $$;
grant usage on schema public to quintet_app;

-- Who is asking. Each is bound to the connection or transaction by src/core/db/client.ts; unbound means nobody.
create function app_tenant() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;
create function app_user() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
-- True for a platform administrator, who may see tenants and people across tenants, and nothing else across tenants.
create function app_platform() returns boolean language sql stable parallel safe as
  $$ select coalesce(current_setting('app.platform', true), '') = 'on' $$;

-- CreateTable
CREATE TABLE "tenants" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" VARCHAR(120) NOT NULL,
    "slug" VARCHAR(63) NOT NULL,
    "subdomain" VARCHAR(63) NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'active',
    "plan" VARCHAR(20) NOT NULL DEFAULT 'free',
    "modules" TEXT[] DEFAULT ARRAY['sites']::TEXT[],
    "locale" VARCHAR(10) NOT NULL DEFAULT 'en',
    "timezone" VARCHAR(64) NOT NULL DEFAULT 'UTC',
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "tenants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "domains" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "host" VARCHAR(253) NOT NULL,
    "kind" VARCHAR(20) NOT NULL DEFAULT 'subdomain',
    "token" VARCHAR(64) NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "domains_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" VARCHAR(254) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "phone" VARCHAR(16),
    "password_hash" VARCHAR(100),
    "email_verified_at" TIMESTAMPTZ(3),
    "locale" VARCHAR(10) NOT NULL DEFAULT 'en',
    "status" VARCHAR(20) NOT NULL DEFAULT 'active',
    "platform_role" VARCHAR(20),
    "last_login_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "role" VARCHAR(30) NOT NULL DEFAULT 'viewer',
    "zones" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "location_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "status" VARCHAR(20) NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "tenant_id" UUID,
    "kind" VARCHAR(20) NOT NULL,
    "ip" VARCHAR(45),
    "user_agent" VARCHAR(400),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_reason" VARCHAR(40),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh_tokens" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "session_id" UUID NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" VARCHAR(120) NOT NULL,
    "mode" VARCHAR(10) NOT NULL DEFAULT 'live',
    "public_id" VARCHAR(24) NOT NULL,
    "prefix" VARCHAR(40) NOT NULL,
    "secret_hash" CHAR(64) NOT NULL,
    "scopes" TEXT[],
    "rate_limit" INTEGER,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "audit_logs" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "action" VARCHAR(80) NOT NULL,
    "operation" VARCHAR(10) NOT NULL,
    "resource_type" VARCHAR(60) NOT NULL,
    "resource_id" VARCHAR(64) NOT NULL,
    "actor_type" VARCHAR(20) NOT NULL,
    "actor_id" VARCHAR(64),
    "before" JSONB,
    "after" JSONB,
    "changed" TEXT[],
    "reason" VARCHAR(1000),
    "request_id" VARCHAR(64),
    "method" VARCHAR(10),
    "path" VARCHAR(500),
    "ip" VARCHAR(45),
    "user_agent" VARCHAR(400),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "events" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "sequence" BIGSERIAL NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "type" VARCHAR(80) NOT NULL,
    "resource_type" VARCHAR(60) NOT NULL,
    "resource_id" VARCHAR(64) NOT NULL,
    "payload" JSONB NOT NULL,
    "actor_type" VARCHAR(20) NOT NULL,
    "actor_id" VARCHAR(64),
    "request_id" VARCHAR(64),
    "dispatched_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "events_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "webhooks" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "url" VARCHAR(2000) NOT NULL,
    "description" VARCHAR(300),
    "events" TEXT[],
    "secret_encrypted" TEXT NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'active',
    "disabled_reason" VARCHAR(300),
    "failing_since" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "webhook_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "event_type" VARCHAR(80) NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "response_status" INTEGER,
    "error" VARCHAR(500),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "webhook_attempts" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "delivery_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "request_body" TEXT NOT NULL,
    "response_status" INTEGER,
    "response_body" TEXT,
    "error" VARCHAR(500),
    "duration_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "caller" VARCHAR(120) NOT NULL,
    "route" VARCHAR(200) NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "body_hash" CHAR(64) NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "worker_leases" (
    "worker_id" VARCHAR(64) NOT NULL,
    "renewed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_leases_pkey" PRIMARY KEY ("worker_id")
);

-- CreateTable
CREATE TABLE "branding" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "site_name" VARCHAR(120) NOT NULL,
    "tagline" VARCHAR(200),
    "logo_asset_id" UUID,
    "favicon_asset_id" UUID,
    "primary_color" VARCHAR(7) NOT NULL DEFAULT '#1d4ed8',
    "accent_color" VARCHAR(7) NOT NULL DEFAULT '#f59e0b',
    "color_scheme" VARCHAR(10) NOT NULL DEFAULT 'light',
    "heading_font" VARCHAR(30) NOT NULL DEFAULT 'system',
    "body_font" VARCHAR(30) NOT NULL DEFAULT 'system',
    "custom_css" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "branding_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "pages" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "title" VARCHAR(200) NOT NULL,
    "slug" VARCHAR(100) NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'draft',
    "is_home" BOOLEAN NOT NULL DEFAULT false,
    "in_navigation" BOOLEAN NOT NULL DEFAULT true,
    "parent_id" UUID,
    "publish_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "published_version_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "pages_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sections" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "page_id" UUID NOT NULL,
    "type" VARCHAR(30) NOT NULL,
    "order" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "visible" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sections_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "page_versions" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "page_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "slug" VARCHAR(100) NOT NULL,
    "is_home" BOOLEAN NOT NULL,
    "snapshot" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "page_versions_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "seo_metadata" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "page_id" UUID NOT NULL,
    "title" VARCHAR(200),
    "description" VARCHAR(500),
    "canonical_url" VARCHAR(2000),
    "og_title" VARCHAR(200),
    "og_description" VARCHAR(500),
    "og_image_asset_id" UUID,
    "twitter_card" VARCHAR(30) NOT NULL DEFAULT 'summary_large_image',
    "robots" VARCHAR(60) NOT NULL DEFAULT 'index,follow',
    "json_ld" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seo_metadata_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "assets" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" VARCHAR(20) NOT NULL,
    "filename" VARCHAR(255) NOT NULL,
    "mime_type" VARCHAR(100) NOT NULL,
    "size" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "alt" VARCHAR(300) NOT NULL DEFAULT '',
    "folder" VARCHAR(200) NOT NULL DEFAULT '',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "storage_key" VARCHAR(300) NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "variants" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "assets_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "industries" (
    "slug" VARCHAR(60) NOT NULL,
    "name" VARCHAR(100) NOT NULL,

    CONSTRAINT "industries_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "templates" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "slug" VARCHAR(80) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "description" VARCHAR(500) NOT NULL,
    "category" VARCHAR(40) NOT NULL,
    "industry_slug" VARCHAR(60),
    "locale" VARCHAR(10) NOT NULL DEFAULT 'en',
    "premium" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "sections" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "templates_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "page_templates" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "page_id" UUID NOT NULL,
    "template_tenant_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "defaults" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "page_templates_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tenants_slug_key" ON "tenants"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "tenants_subdomain_key" ON "tenants"("subdomain");

-- CreateIndex
CREATE INDEX "tenants_created_at_id_idx" ON "tenants"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "domains_host_key" ON "domains"("host");

-- CreateIndex
CREATE INDEX "users_created_at_id_idx" ON "users"("created_at", "id");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_tenant_id_user_id_key" ON "memberships"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_created_at_idx" ON "sessions"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "refresh_tokens_token_hash_key" ON "refresh_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "refresh_tokens_session_id_idx" ON "refresh_tokens"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_public_id_key" ON "api_keys"("public_id");

-- CreateIndex
CREATE INDEX "api_keys_tenant_id_created_at_id_idx" ON "api_keys"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "audit_logs_tenant_id_created_at_id_idx" ON "audit_logs"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "audit_logs_tenant_id_resource_type_resource_id_created_at_idx" ON "audit_logs"("tenant_id", "resource_type", "resource_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_logs_tenant_id_request_id_idx" ON "audit_logs"("tenant_id", "request_id");

-- CreateIndex
CREATE INDEX "events_tenant_id_xid_sequence_idx" ON "events"("tenant_id", "xid", "sequence");

-- CreateIndex
CREATE INDEX "events_tenant_id_resource_type_resource_id_sequence_idx" ON "events"("tenant_id", "resource_type", "resource_id", "sequence");

-- CreateIndex
CREATE INDEX "events_tenant_id_created_at_id_idx" ON "events"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhooks_tenant_id_created_at_id_idx" ON "webhooks"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_tenant_id_webhook_id_created_at_id_idx" ON "webhook_deliveries"("tenant_id", "webhook_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_tenant_id_event_id_idx" ON "webhook_deliveries"("tenant_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_tenant_id_webhook_id_event_id_key" ON "webhook_deliveries"("tenant_id", "webhook_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_attempts_tenant_id_delivery_id_number_key" ON "webhook_attempts"("tenant_id", "delivery_id", "number");

-- CreateIndex
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "idempotency_keys_tenant_id_caller_route_key_key" ON "idempotency_keys"("tenant_id", "caller", "route", "key");

-- CreateIndex
CREATE INDEX "branding_tenant_id_logo_asset_id_idx" ON "branding"("tenant_id", "logo_asset_id");

-- CreateIndex
CREATE INDEX "branding_tenant_id_favicon_asset_id_idx" ON "branding"("tenant_id", "favicon_asset_id");

-- CreateIndex
CREATE UNIQUE INDEX "branding_tenant_id_id_key" ON "branding"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "pages_tenant_id_created_at_id_idx" ON "pages"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "pages_tenant_id_updated_at_id_idx" ON "pages"("tenant_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "pages_tenant_id_title_id_idx" ON "pages"("tenant_id", "title", "id");

-- CreateIndex
CREATE INDEX "pages_tenant_id_status_created_at_id_idx" ON "pages"("tenant_id", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "pages_tenant_id_parent_id_idx" ON "pages"("tenant_id", "parent_id");

-- CreateIndex
CREATE INDEX "pages_tenant_id_published_version_id_idx" ON "pages"("tenant_id", "published_version_id");

-- CreateIndex
CREATE INDEX "sections_tenant_id_created_at_id_idx" ON "sections"("tenant_id", "created_at", "id");

-- CreateIndex

-- CreateIndex
CREATE INDEX "page_versions_tenant_id_created_at_id_idx" ON "page_versions"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "page_versions_tenant_id_page_id_number_key" ON "page_versions"("tenant_id", "page_id", "number");

-- CreateIndex
CREATE INDEX "seo_metadata_tenant_id_og_image_asset_id_idx" ON "seo_metadata"("tenant_id", "og_image_asset_id");

-- CreateIndex
CREATE UNIQUE INDEX "seo_metadata_tenant_id_page_id_key" ON "seo_metadata"("tenant_id", "page_id");

-- CreateIndex
CREATE INDEX "assets_tenant_id_created_at_id_idx" ON "assets"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "assets_tenant_id_kind_created_at_id_idx" ON "assets"("tenant_id", "kind", "created_at", "id");

-- CreateIndex
CREATE INDEX "templates_industry_slug_idx" ON "templates"("industry_slug");

-- CreateIndex
CREATE INDEX "templates_tenant_id_created_at_id_idx" ON "templates"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "page_templates_template_tenant_id_template_id_idx" ON "page_templates"("template_tenant_id", "template_id");

-- CreateIndex
CREATE UNIQUE INDEX "page_templates_tenant_id_page_id_key" ON "page_templates"("tenant_id", "page_id");

-- AddForeignKey
ALTER TABLE "domains" ADD CONSTRAINT "domains_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_tenant_id_webhook_id_fkey" FOREIGN KEY ("tenant_id", "webhook_id") REFERENCES "webhooks"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_tenant_id_event_id_fkey" FOREIGN KEY ("tenant_id", "event_id") REFERENCES "events"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_tenant_id_delivery_id_fkey" FOREIGN KEY ("tenant_id", "delivery_id") REFERENCES "webhook_deliveries"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "branding" ADD CONSTRAINT "branding_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "branding" ADD CONSTRAINT "branding_tenant_id_logo_asset_id_fkey" FOREIGN KEY ("tenant_id", "logo_asset_id") REFERENCES "assets"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "branding" ADD CONSTRAINT "branding_tenant_id_favicon_asset_id_fkey" FOREIGN KEY ("tenant_id", "favicon_asset_id") REFERENCES "assets"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pages" ADD CONSTRAINT "pages_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "pages"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pages" ADD CONSTRAINT "pages_tenant_id_published_version_id_fkey" FOREIGN KEY ("tenant_id", "published_version_id") REFERENCES "page_versions"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sections" ADD CONSTRAINT "sections_tenant_id_page_id_fkey" FOREIGN KEY ("tenant_id", "page_id") REFERENCES "pages"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_versions" ADD CONSTRAINT "page_versions_tenant_id_page_id_fkey" FOREIGN KEY ("tenant_id", "page_id") REFERENCES "pages"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seo_metadata" ADD CONSTRAINT "seo_metadata_tenant_id_page_id_fkey" FOREIGN KEY ("tenant_id", "page_id") REFERENCES "pages"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seo_metadata" ADD CONSTRAINT "seo_metadata_tenant_id_og_image_asset_id_fkey" FOREIGN KEY ("tenant_id", "og_image_asset_id") REFERENCES "assets"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "templates" ADD CONSTRAINT "templates_industry_slug_fkey" FOREIGN KEY ("industry_slug") REFERENCES "industries"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_templates" ADD CONSTRAINT "page_templates_tenant_id_page_id_fkey" FOREIGN KEY ("tenant_id", "page_id") REFERENCES "pages"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_templates" ADD CONSTRAINT "page_templates_template_tenant_id_template_id_fkey" FOREIGN KEY ("template_tenant_id", "template_id") REFERENCES "templates"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that the tables keep whoever writes ---------------------------------------------------------------------

alter table tenants
  add check (status in ('active', 'suspended')),
  add check (plan in ('free', 'starter', 'pro', 'enterprise')),
  add check (slug ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$'),
  add check (subdomain ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$'),
  add check (btrim(name) <> '');
alter table domains add check (host = lower(host)), add check (kind in ('subdomain', 'custom'));
alter table users
  add check (status in ('active', 'suspended')),
  add check (position('@' in email) > 1),
  add check (platform_role in ('super_admin'));
create unique index users_email_living on users (lower(email)) where deleted_at is null;
alter table memberships add check (status in ('active', 'suspended'));
alter table sessions add check (kind in ('console', 'app'));
alter table api_keys add check (mode in ('live', 'test')), add check (rate_limit > 0);
alter table audit_logs add check (operation in ('insert', 'update', 'delete'));
alter table webhooks add check (status in ('active', 'disabled')), add check (cardinality(events) > 0);
alter table webhook_deliveries
  add check (status in ('pending', 'delivered', 'failed', 'cancelled')), add check (attempts >= 0);

alter table branding
  add check (primary_color ~ '^#[0-9a-f]{6}$'), add check (accent_color ~ '^#[0-9a-f]{6}$'),
  add check (color_scheme in ('light', 'dark', 'auto'));
alter table pages
  add check (status in ('draft', 'scheduled', 'published', 'archived')),
  add check (slug ~ '^[a-z0-9]+([-/][a-z0-9]+)*$'),
  add check (btrim(title) <> ''),
  add check (parent_id <> id),
  add check (status <> 'scheduled' or publish_at is not null),
  add check (status <> 'published' or published_version_id is not null);
create unique index pages_slug_living on pages (tenant_id, slug) where deleted_at is null;
create unique index pages_one_home on pages (tenant_id) where is_home and deleted_at is null;
create index pages_search on pages using gin (to_tsvector('simple', title || ' ' || slug));
alter table sections add check ("order" >= 0), add check (jsonb_typeof(content) = 'object');
alter table sections add constraint sections_place unique (tenant_id, page_id, "order") deferrable initially deferred;
alter table assets
  add check (kind in ('image', 'document')), add check (size > 0), add check (width > 0), add check (height > 0);
alter table templates add check (jsonb_typeof(sections) = 'array');
create unique index templates_slug_living on templates (tenant_id, slug) where deleted_at is null;
-- A page may begin from a template of its own tenant or of the platform, of nobody else.
alter table page_templates
  add check (template_tenant_id in (tenant_id, '00000000-0000-0000-0000-000000000000'));

-- Triggers --------------------------------------------------------------------------------------------------------

-- Keeps updated_at (never before created_at, never backwards under a wrong clock) and the version of If-Match.
create function touch_row() returns trigger language plpgsql as $$
begin
  new.updated_at := greatest(now(), old.updated_at, new.created_at);
  return new;
end $$;
-- Columns whose change alone is no change that anybody has to know of.
create function unremarkable() returns text[] language sql immutable parallel safe as
  $$ select '{updated_at,version,last_used_at,last_login_at}'::text[] $$;
create function bump_version() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - unremarkable() <> to_jsonb(old) - unremarkable() then new.version := old.version + 1; end if;
  return new;
end $$;

-- Writes one audit row per changed business row, in the same transaction, from what the database itself saw.
-- Arguments: the resource's name (the table's own name is a shard's name on a distributed table) and the columns
-- whose values are secret. Who and why come from app.audit, bound by src/core/db/client.ts.
create function audit_row() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  secrets text[] := tg_argv[1]::text[];
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  is_ jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  about jsonb := coalesce(nullif(current_setting('app.audit', true), ''), '{}')::jsonb;
  changed_ text[];
  secret text;
begin
  if tg_op = 'UPDATE' then
    select array_agg(key order by key) into changed_ from jsonb_each(is_)
      where value is distinct from was -> key and key <> all (unremarkable());
    if changed_ is null then return null; end if;
  end if;
  foreach secret in array secrets loop
    if was ? secret then was := jsonb_set(was, array[secret], '"[redacted]"'); end if;
    if is_ ? secret then is_ := jsonb_set(is_, array[secret], '"[redacted]"'); end if;
  end loop;
  insert into public.audit_logs (tenant_id, action, operation, resource_type, resource_id, actor_type, actor_id,
    before, after, changed, reason, request_id, method, path, ip, user_agent)
  values (
    coalesce((coalesce(is_, was) ->> 'tenant_id')::uuid, public.app_tenant(), '00000000-0000-0000-0000-000000000000'),
    coalesce(about ->> 'action', tg_argv[0] || '.' || lower(tg_op)), lower(tg_op), tg_argv[0],
    coalesce(is_, was) ->> 'id', coalesce(about ->> 'actorType', 'system'), about ->> 'actorId',
    was, is_, coalesce(changed_, '{}'), left(about ->> 'reason', 1000), about ->> 'requestId',
    about ->> 'method', left(about ->> 'path', 500), about ->> 'ip', left(about ->> 'userAgent', 400));
  return null;
end $$;

-- Attaches triggers for the columns that the table has, and opens it to the app's role.
-- Every later migration calls one of these two for each new table; tests/architecture checks that none was forgotten.
create function keep_table(name regclass, resource text, audited boolean, secrets text[]) returns void language plpgsql as $$
begin
  if exists (select from pg_attribute where attrelid = name and attname = 'updated_at' and not attisdropped) then
    execute format('create trigger touch before update on %s for each row execute function touch_row()', name);
  end if;
  if exists (select from pg_attribute where attrelid = name and attname = 'version' and not attisdropped) then
    execute format('create trigger version before update on %s for each row execute function bump_version()', name);
  end if;
  if audited then
    execute format('create trigger audit after insert or update or delete on %s for each row execute function audit_row(%L, %L)',
      name, resource, secrets);
  end if;
  execute format('grant select, insert, update, delete on %s to quintet_app', name);
end $$;

create function secure_tenant_table(name regclass, resource text, audited boolean default true, secrets text[] default '{}')
returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy tenant on %s using (tenant_id = (select app_tenant())) with check (tenant_id = (select app_tenant()))', name);
  perform keep_table(name, resource, audited, secrets);
end $$;

select secure_tenant_table('domains', 'domain');
select secure_tenant_table('memberships', 'membership');
select secure_tenant_table('api_keys', 'api_key', true, '{secret_hash}');
select secure_tenant_table('webhooks', 'webhook', true, '{secret_encrypted}');
select secure_tenant_table('webhook_deliveries', 'webhook_delivery', false);
select secure_tenant_table('webhook_attempts', 'webhook_attempt', false);
select secure_tenant_table('idempotency_keys', 'idempotency_key', false);
select secure_tenant_table('events', 'event', false);
select secure_tenant_table('branding', 'branding');
select secure_tenant_table('pages', 'page');
select secure_tenant_table('sections', 'section');
select secure_tenant_table('page_versions', 'page_version');
select secure_tenant_table('seo_metadata', 'seo_metadata');
select secure_tenant_table('assets', 'asset');
select secure_tenant_table('page_templates', 'page_template');
select secure_tenant_table('templates', 'template');

-- The platform's own templates are read by every tenant.
create policy platform_read on templates for select using (tenant_id = '00000000-0000-0000-0000-000000000000');
-- People see their memberships wherever they are (the tenant switcher).
create policy own_read on memberships for select using (user_id = (select app_user()));

-- Published versions never change.
revoke update, delete on page_versions from quintet_app;
revoke delete on events from quintet_app;

-- Audit: the app's role reads its tenant's rows; only the trigger (as owner) writes, and nobody's role changes or removes.
alter table audit_logs enable row level security;
alter table audit_logs force row level security;
create policy tenant_read on audit_logs for select using (tenant_id = (select app_tenant()) or (select app_platform()));
create policy trigger_insert on audit_logs for insert with check (current_user <> 'quintet_app');
grant select on audit_logs to quintet_app;

-- Tables without a tenant_id.
select keep_table('tenants', 'tenant', true, '{}');
alter table tenants enable row level security;
alter table tenants force row level security;
create policy tenant on tenants using (
  id = (select app_tenant()) or (select app_platform())
  or id in (select tenant_id from memberships where user_id = (select app_user()) and status = 'active')
) with check (id = (select app_tenant()) or (select app_platform()));

select keep_table('users', 'user', true, '{password_hash}');
alter table users enable row level security;
alter table users force row level security;
create policy person on users using (
  id = (select app_user()) or (select app_platform())
  or id in (select user_id from memberships where tenant_id = (select app_tenant()))
) with check (true);

select keep_table('sessions', 'session', true, '{}');
alter table sessions enable row level security;
alter table sessions force row level security;
create policy own on sessions using (user_id = (select app_user()) or (select app_platform()));

select keep_table('refresh_tokens', 'refresh_token', false, '{}');
alter table refresh_tokens enable row level security;
alter table refresh_tokens force row level security;
create policy own on refresh_tokens using (session_id in (select id from sessions));

grant select on industries to quintet_app;
grant select, insert, update, delete on worker_leases to quintet_app;
grant usage on all sequences in schema public to quintet_app;

-- Look-ups before a tenant is known ---------------------------------------------------------------------------------
-- Each runs as the owner with one narrow question; the owner may read the directory tables whole, and no others.

create policy owner on tenants to current_user using (true) with check (true);
create policy owner on users to current_user using (true) with check (true);
create policy owner on sessions to current_user using (true) with check (true);
create policy owner on refresh_tokens to current_user using (true) with check (true);
create policy owner on memberships to current_user using (true) with check (true);
create policy owner on domains to current_user using (true) with check (true);
create policy owner on api_keys to current_user using (true) with check (true);
create policy owner on templates to current_user using (true) with check (true);

create function auth_login(address text)
returns table (id uuid, name text, email text, password_hash text, status text, platform_role text)
language sql stable security definer set search_path = public as $$
  select id, name, email, password_hash, status, platform_role from users
  where lower(email) = lower(address) and deleted_at is null
$$;

-- The state of a person's credential at this moment: is the session alive, is the person, which role in which tenant.
create function auth_person(person uuid, session uuid, wanted_tenant uuid)
returns table (user_status text, platform_role text, name text, email text, session_live boolean, tenant_id uuid,
  tenant_status text, modules text[], plan text, role text)
language sql stable security definer set search_path = public as $$
  select u.status, u.platform_role, u.name, u.email, s.revoked_at is null and s.expires_at > now(),
    t.id, t.status, t.modules, t.plan, m.role
  from users u
  join sessions s on s.id = session and s.user_id = u.id
  left join tenants t on t.id = wanted_tenant and t.deleted_at is null
  left join memberships m on m.tenant_id = t.id and m.user_id = u.id and m.status = 'active'
  where u.id = person and u.deleted_at is null
$$;

create function auth_api_key(wanted text)
returns table (id uuid, tenant_id uuid, name text, secret_hash text, scopes text[], rate_limit int, expires_at timestamptz,
  revoked_at timestamptz, last_used_at timestamptz, tenant_status text, modules text[], plan text)
language sql stable security definer set search_path = public as $$
  select k.id, k.tenant_id, k.name, k.secret_hash, k.scopes, k.rate_limit, k.expires_at, k.revoked_at, k.last_used_at,
    t.status, t.modules, t.plan
  from api_keys k join tenants t on t.id = k.tenant_id and t.deleted_at is null
  where k.public_id = wanted
$$;

create function auth_refresh_token(hash text) returns table (session_id uuid, user_id uuid, tenant_id uuid)
language sql stable security definer set search_path = public as $$
  select s.id, s.user_id, s.tenant_id from refresh_tokens r join sessions s on s.id = r.session_id where r.token_hash = hash
$$;

create function auth_first_tenant(person uuid) returns uuid
language sql stable security definer set search_path = public as $$
  select m.tenant_id from memberships m join tenants t on t.id = m.tenant_id and t.deleted_at is null and t.status = 'active'
  where m.user_id = person and m.status = 'active' order by m.created_at, m.id limit 1
$$;

-- Which tenant's site answers at this host, or under this slug.
create function site_tenant(wanted_host text, wanted_slug text) returns table (id uuid, slug text, status text, modules text[])
language sql stable security definer set search_path = public as $$
  select t.id, t.slug, t.status, t.modules from tenants t
  where t.deleted_at is null and (t.slug = wanted_slug
    or t.id = (select d.tenant_id from domains d where d.host = wanted_host and d.verified_at is not null))
$$;

revoke execute on function auth_login(text), auth_person(uuid, uuid, uuid), auth_api_key(text), auth_refresh_token(text),
  auth_first_tenant(uuid), site_tenant(text, text) from public;
grant execute on function auth_login(text), auth_person(uuid, uuid, uuid), auth_api_key(text), auth_refresh_token(text),
  auth_first_tenant(uuid), site_tenant(text, text) to quintet_app;

-- Outbox ------------------------------------------------------------------------------------------------------------

-- Writes an event, tells listening processes at commit, and queues its dispatch: all or nothing with the caller's change.
create function record_event(type_ text, resource_type_ text, resource_id_ text, payload_ jsonb,
  actor_type_ text, actor_id_ text, request_id_ text) returns uuid language plpgsql as $$
declare event_id uuid;
begin
  insert into events (type, resource_type, resource_id, payload, actor_type, actor_id, request_id)
    values (type_, resource_type_, resource_id_, payload_, actor_type_, actor_id_, request_id_) returning id into event_id;
  perform pg_notify('quintet_events', json_build_object('tenantId', app_tenant(), 'resource', resource_type_)::text);
  perform graphile_worker.add_job('dispatch-event', json_build_object('tenantId', app_tenant(), 'eventId', event_id),
    max_attempts := 25);
  return event_id;
end $$;
grant execute on function record_event(text, text, text, jsonb, text, text, text) to quintet_app;
