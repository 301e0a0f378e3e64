-- What a tenant's retention rules remove, a batch at a time. The application itself may delete neither events nor access
-- logs nor published versions; these run as the owner, see the bound tenant only, and take nothing younger than asked.

create function sweep_events(before timestamptz, at_most int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  old uuid[];
begin
  -- What is still to be delivered stays, however old.
  select array_agg(id) into old from (
    select e.id from events e where e.tenant_id = app_tenant() and e.created_at < before
      and not exists (select from webhook_deliveries d
        where d.tenant_id = e.tenant_id and d.event_id = e.id and d.status = 'pending')
    order by e.created_at limit at_most) as oldest;
  if old is null then return 0; end if;
  delete from webhook_attempts a using webhook_deliveries d
    where a.tenant_id = app_tenant() and d.tenant_id = a.tenant_id and d.id = a.delivery_id and d.event_id = any (old);
  delete from webhook_deliveries where tenant_id = app_tenant() and event_id = any (old);
  delete from events where tenant_id = app_tenant() and id = any (old);
  return cardinality(old);
end $$;

create function sweep_access_logs(before timestamptz, at_most int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  swept int;
begin
  -- Six years is what HIPAA asks for (45 CFR 164.316(b)(2)); no rule of a tenant goes below.
  delete from access_logs where tenant_id = app_tenant() and id in (
    select id from access_logs where tenant_id = app_tenant() and created_at < least(before, now() - interval '6 years')
    order by created_at limit at_most);
  get diagnostics swept = row_count;
  return swept;
end $$;

create function sweep_deleted_pages(before timestamptz, at_most int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  old uuid[];
begin
  -- A deleted page that a living one still hangs from stays, and is swept when that one is gone.
  select array_agg(id) into old from (
    select p.id from pages p where p.tenant_id = app_tenant() and p.deleted_at < before
      and not exists (select from pages child where child.tenant_id = p.tenant_id and child.parent_id = p.id
        and (child.deleted_at is null or child.deleted_at >= before))
      and not exists (select from navigation_items n where n.tenant_id = p.tenant_id and n.page_id = p.id)
    order by p.deleted_at limit at_most) as oldest;
  if old is null then return 0; end if;
  delete from redirects where tenant_id = app_tenant() and page_id = any (old);
  delete from sections where tenant_id = app_tenant() and page_id = any (old);
  delete from seo_metadata where tenant_id = app_tenant() and page_id = any (old);
  delete from page_templates where tenant_id = app_tenant() and page_id = any (old);
  update pages set published_version_id = null, parent_id = null, status = 'archived'
    where tenant_id = app_tenant() and id = any (old);
  delete from page_versions where tenant_id = app_tenant() and page_id = any (old);
  delete from pages where tenant_id = app_tenant() and id = any (old);
  return cardinality(old);
end $$;

-- How the people of the tenant sign in, for its compliance report: facts, no secrets.
create function member_security() returns table (user_id uuid, second_factor boolean, passkeys int,
  last_login_at timestamptz, password_changed_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.id, exists (select from mfa_factors f where f.user_id = u.id and f.confirmed_at is not null),
    (select count(*)::int from passkeys p where p.user_id = u.id), u.last_login_at, u.password_changed_at
  from memberships m join users u on u.id = m.user_id where m.tenant_id = app_tenant()
$$;

-- What people of the tenant asked of their own data, as numbers.
create function member_data_requests(since timestamptz, until timestamptz) returns table (kind text, status text, requests int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.kind, d.status, count(*)::int from data_requests d
  where d.created_at >= since and d.created_at < until
    and d.user_id in (select m.user_id from memberships m where m.tenant_id = app_tenant())
  group by d.kind, d.status
$$;

create policy report on mfa_factors for select to current_user using (true);
create policy report on data_requests for select to current_user using (true);

revoke execute on function sweep_events(timestamptz, int), sweep_access_logs(timestamptz, int),
  sweep_deleted_pages(timestamptz, int), member_security(), member_data_requests(timestamptz, timestamptz) from public;
grant execute on function sweep_events(timestamptz, int), sweep_access_logs(timestamptz, int),
  sweep_deleted_pages(timestamptz, int), member_security(), member_data_requests(timestamptz, timestamptz) to quintet_app;
