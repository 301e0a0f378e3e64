-- A platform administrator works in one tenant at a time, and reads the audit log of that one; the platform's own rows
-- are read where they belong to, in the platform's tenant.
drop policy tenant_read on audit_logs;
create policy tenant_read on audit_logs for select using (tenant_id = (select app_tenant()));

-- People are seen by those who share a tenant with them, and written by themselves or a platform administrator only.
drop policy person on users;
create policy person_read on users for select using (
  id = (select app_user()) or (select app_platform())
  or id in (select user_id from memberships where tenant_id = (select app_tenant()))
);
create policy person_write on users using (id = (select app_user()) or (select app_platform()))
  with check (id = (select app_user()) or (select app_platform()));
