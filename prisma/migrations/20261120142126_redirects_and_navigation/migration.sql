-- CreateTable
CREATE TABLE "redirects" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "from_slug" VARCHAR(100) NOT NULL,
    "page_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "redirects_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "navigation_items" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "location" VARCHAR(10) NOT NULL,
    "label" VARCHAR(60) NOT NULL,
    "parent_id" UUID,
    "order" INTEGER NOT NULL,
    "page_id" UUID,
    "url" VARCHAR(2000),
    "new_tab" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "navigation_items_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "redirects_tenant_id_page_id_idx" ON "redirects"("tenant_id", "page_id");

-- CreateIndex
CREATE UNIQUE INDEX "redirects_tenant_id_from_slug_key" ON "redirects"("tenant_id", "from_slug");

-- CreateIndex
CREATE INDEX "navigation_items_tenant_id_created_at_id_idx" ON "navigation_items"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "navigation_items_tenant_id_parent_id_idx" ON "navigation_items"("tenant_id", "parent_id");

-- CreateIndex
CREATE INDEX "navigation_items_tenant_id_page_id_idx" ON "navigation_items"("tenant_id", "page_id");

-- AddForeignKey
ALTER TABLE "redirects" ADD CONSTRAINT "redirects_tenant_id_page_id_fkey" FOREIGN KEY ("tenant_id", "page_id") REFERENCES "pages"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "navigation_items" ADD CONSTRAINT "navigation_items_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "navigation_items"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "navigation_items" ADD CONSTRAINT "navigation_items_tenant_id_page_id_fkey" FOREIGN KEY ("tenant_id", "page_id") REFERENCES "pages"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Rules that the tables keep whoever writes.
alter table redirects add check (from_slug ~ '^[a-z0-9]+([-/][a-z0-9]+)*$');
alter table navigation_items
  add check (location in ('header', 'footer')),
  add check (btrim(label) <> ''),
  add check ("order" >= 0),
  add check (parent_id <> id),
  add check (page_id is null or url is null);
-- Deferrable, so that a reorder may pass through equal places; nulls are equal, so that the top level is one level.
alter table navigation_items add constraint navigation_place
  unique nulls not distinct (tenant_id, location, parent_id, "order") deferrable initially deferred;
create index templates_search on templates using gin (to_tsvector('simple', name || ' ' || description));

select secure_tenant_table('redirects', 'redirect');
select secure_tenant_table('navigation_items', 'navigation_item');
