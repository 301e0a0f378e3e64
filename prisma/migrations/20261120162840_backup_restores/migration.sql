-- CreateTable
CREATE TABLE "backup_restores" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "backup_id" UUID NOT NULL,
    "target_tenant_id" UUID NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'pending',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "contents" JSONB,
    "error" VARCHAR(500),
    "created_by_id" UUID,
    "completed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "backup_restores_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "backup_restores_tenant_id_backup_id_idx" ON "backup_restores"("tenant_id", "backup_id");

-- CreateIndex
CREATE INDEX "backup_restores_tenant_id_created_at_id_idx" ON "backup_restores"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "backup_restores_tenant_id_status_created_at_idx" ON "backup_restores"("tenant_id", "status", "created_at");

-- AddForeignKey
ALTER TABLE "backup_restores" ADD CONSTRAINT "backup_restores_tenant_id_backup_id_fkey" FOREIGN KEY ("tenant_id", "backup_id") REFERENCES "backups"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table backup_restores
  add check (status in ('pending', 'running', 'done', 'failed')), add check (progress between 0 and 100);
select secure_tenant_table('backup_restores', 'backup_restore');

-- References between tenant tables are checked at once, as before, and a restore may have them checked at its end: rows
-- come table by table, and pages and their versions refer to each other.
create function make_references_deferrable() returns void language plpgsql as $$
declare reference record;
begin
  for reference in select f.conname, f.conrelid::regclass as here from pg_constraint f
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace and not f.condeferrable and f.conparentid = 0
    and exists (select from pg_attribute a where a.attrelid = f.conrelid and a.attname = 'tenant_id' and not a.attisdropped)
    and exists (select from pg_attribute a where a.attrelid = f.confrelid and a.attname = 'tenant_id' and not a.attisdropped)
  loop
    execute format('alter table %s alter constraint %I deferrable initially immediate', reference.here, reference.conname);
  end loop;
end $$;
select make_references_deferrable();
revoke execute on function make_references_deferrable() from public;
