-- CreateTable
CREATE TABLE "email_domains" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "domain" VARCHAR(253) NOT NULL,
    "token" VARCHAR(64) NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_domains_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "saml_messages" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "provider_id" UUID NOT NULL,
    "kind" VARCHAR(10) NOT NULL,
    "message_id" VARCHAR(200) NOT NULL,
    "challenge" VARCHAR(64),
    "return_to" VARCHAR(2000),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saml_messages_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "email_domains_tenant_id_created_at_id_idx" ON "email_domains"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "email_domains_tenant_id_domain_key" ON "email_domains"("tenant_id", "domain");

-- CreateIndex
CREATE INDEX "saml_messages_tenant_id_expires_at_idx" ON "saml_messages"("tenant_id", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "saml_messages_tenant_id_provider_id_kind_message_id_key" ON "saml_messages"("tenant_id", "provider_id", "kind", "message_id");

-- AddForeignKey
ALTER TABLE "saml_messages" ADD CONSTRAINT "saml_messages_tenant_id_provider_id_fkey" FOREIGN KEY ("tenant_id", "provider_id") REFERENCES "identity_providers"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Checks, policies, triggers ------------------------------------------------------------------------------------------

alter table email_domains add check (domain = lower(domain));
-- Anybody may claim a domain; only one tenant has proven it.
create unique index email_domains_proven on email_domains (domain) where verified_at is not null;
alter table saml_messages add check (kind in ('request', 'assertion'));

select secure_tenant_table('email_domains', 'email_domain');
-- Written at each sign-in, which is recorded itself.
select secure_tenant_table('saml_messages', 'saml_message', false);
