-- AlterTable
ALTER TABLE "webhooks" ADD COLUMN     "former_secret_encrypted" TEXT,
ADD COLUMN     "former_secret_until" TIMESTAMPTZ(3),
ADD COLUMN     "ordered" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "public_key" VARCHAR(100),
ADD COLUMN     "signing" VARCHAR(10) NOT NULL DEFAULT 'hmac';

-- CreateTable
CREATE TABLE "jobs" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "type" VARCHAR(60) NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'queued',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "input" JSONB NOT NULL DEFAULT '{}',
    "result" JSONB,
    "error" VARCHAR(1000),
    "retry_count" INTEGER NOT NULL DEFAULT 0,
    "run_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cancel_requested_at" TIMESTAMPTZ(3),
    "schedule_id" UUID,
    "created_by_id" UUID,
    "request_id" VARCHAR(64),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "job_schedules" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" VARCHAR(120) NOT NULL,
    "type" VARCHAR(60) NOT NULL,
    "cron" VARCHAR(100) NOT NULL,
    "timezone" VARCHAR(64) NOT NULL,
    "input" JSONB NOT NULL DEFAULT '{}',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "next_run_at" TIMESTAMPTZ(3),
    "last_run_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_schedules_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "type" VARCHAR(80) NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "body" VARCHAR(2000) NOT NULL,
    "link" VARCHAR(500),
    "event_id" UUID,
    "request_id" VARCHAR(64),
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "notification_messages" (
    "tenant_id" UUID NOT NULL DEFAULT app_tenant(),
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "notification_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "channel" VARCHAR(10) NOT NULL,
    "status" VARCHAR(20) NOT NULL DEFAULT 'queued',
    "reason" VARCHAR(300),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "send_after" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_messages_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "notification_preferences" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "type" VARCHAR(80) NOT NULL,
    "channel" VARCHAR(10) NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_preferences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "devices" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "token" VARCHAR(500) NOT NULL,
    "platform" VARCHAR(20) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "devices_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "jobs_tenant_id_schedule_id_idx" ON "jobs"("tenant_id", "schedule_id");

-- CreateIndex
CREATE INDEX "jobs_tenant_id_request_id_idx" ON "jobs"("tenant_id", "request_id");

-- CreateIndex
CREATE INDEX "jobs_tenant_id_created_at_id_idx" ON "jobs"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "jobs_tenant_id_status_created_at_idx" ON "jobs"("tenant_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "job_schedules_tenant_id_created_at_id_idx" ON "job_schedules"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "job_schedules_next_run_at_idx" ON "job_schedules"("next_run_at");

-- CreateIndex
CREATE INDEX "notifications_user_id_idx" ON "notifications"("user_id");

-- CreateIndex
CREATE INDEX "notifications_tenant_id_user_id_created_at_id_idx" ON "notifications"("tenant_id", "user_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "notifications_tenant_id_request_id_idx" ON "notifications"("tenant_id", "request_id");

-- CreateIndex
CREATE INDEX "notifications_tenant_id_created_at_id_idx" ON "notifications"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_tenant_id_user_id_event_id_key" ON "notifications"("tenant_id", "user_id", "event_id");

-- CreateIndex
CREATE INDEX "notification_messages_tenant_id_created_at_id_idx" ON "notification_messages"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "notification_messages_tenant_id_status_created_at_idx" ON "notification_messages"("tenant_id", "status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_messages_tenant_id_notification_id_channel_key" ON "notification_messages"("tenant_id", "notification_id", "channel");

-- CreateIndex
CREATE UNIQUE INDEX "notification_preferences_user_id_type_channel_key" ON "notification_preferences"("user_id", "type", "channel");

-- CreateIndex
CREATE UNIQUE INDEX "devices_token_key" ON "devices"("token");

-- CreateIndex
CREATE INDEX "devices_user_id_created_at_idx" ON "devices"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "events_tenant_id_request_id_idx" ON "events"("tenant_id", "request_id");

-- AddForeignKey
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_tenant_id_schedule_id_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "job_schedules"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_messages" ADD CONSTRAINT "notification_messages_tenant_id_notification_id_fkey" FOREIGN KEY ("tenant_id", "notification_id") REFERENCES "notifications"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "devices" ADD CONSTRAINT "devices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Checks ------------------------------------------------------------------------------------------------------------

alter table webhooks
  add check (signing in ('hmac', 'ed25519')), add check ((signing = 'ed25519') = (public_key is not null)),
  add check ((former_secret_encrypted is null) = (former_secret_until is null));
alter table jobs
  add check (status in ('queued', 'running', 'done', 'failed', 'cancelled')), add check (progress between 0 and 100),
  add check (retry_count >= 0);
alter table job_schedules add check (btrim(name) <> '');
alter table notification_messages
  add check (channel in ('email', 'sms', 'push')), add check (attempts >= 0),
  add check (status in ('queued', 'held', 'sent', 'failed', 'dropped'));
alter table notification_preferences add check (channel in ('in_app', 'email', 'sms', 'push'));
alter table devices add check (platform in ('ios', 'android', 'web'));

-- The secret before a rotation is as secret as the present one.
drop trigger audit on webhooks;
create trigger audit after insert or update or delete on webhooks
  for each row execute function audit_row('webhook', '{secret_encrypted,former_secret_encrypted}');

-- Tables ------------------------------------------------------------------------------------------------------------

select secure_tenant_table('job_schedules', 'job_schedule');
select secure_tenant_table('jobs', 'job');
select secure_tenant_table('notifications', 'notification', false);
select secure_tenant_table('notification_messages', 'notification_message', false);
select secure_own_table('notification_preferences', 'notification_preference');
select secure_own_table('devices', 'device', true, '{token}');
select personal_columns('notification_preferences', 'user_id', '{type}');
select make_references_deferrable();
