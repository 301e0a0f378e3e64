-- CreateIndex
CREATE INDEX "domains_tenant_id_created_at_id_idx" ON "domains"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "memberships_tenant_id_created_at_id_idx" ON "memberships"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "memberships_tenant_id_status_created_at_idx" ON "memberships"("tenant_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "page_templates_tenant_id_created_at_id_idx" ON "page_templates"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "seo_metadata_tenant_id_created_at_id_idx" ON "seo_metadata"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_tenant_id_status_created_at_idx" ON "webhook_deliveries"("tenant_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "webhooks_tenant_id_status_created_at_idx" ON "webhooks"("tenant_id", "status", "created_at");
