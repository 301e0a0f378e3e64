-- Whom an invitation is for, so that the letter and the form can say so.
ALTER TABLE "invitations" ADD COLUMN "name" VARCHAR(120);

-- Where in the tenant a membership reaches goes with the person into every request.
drop function auth_person(uuid, uuid, uuid);
create function auth_person(person uuid, session uuid, wanted_tenant uuid)
returns table (user_status text, platform_role text, name text, email text, session_live boolean, tenant_id uuid,
  tenant_status text, modules text[], plan text, role text, zones text[], location_ids uuid[])
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.status, u.platform_role, u.name, u.email, s.revoked_at is null and s.expires_at > now(),
    t.id, t.status, t.modules, t.plan, m.role, m.zones, m.location_ids
  from users u
  join sessions s on s.id = session and s.user_id = u.id
  left join tenants t on t.id = wanted_tenant and t.deleted_at is null
  left join memberships m on m.tenant_id = t.id and m.user_id = u.id and m.status = 'active'
  where u.id = person and u.deleted_at is null
$$;
revoke execute on function auth_person(uuid, uuid, uuid) from public;
grant execute on function auth_person(uuid, uuid, uuid) to quintet_app;
