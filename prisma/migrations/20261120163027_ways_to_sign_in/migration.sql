-- AlterTable
ALTER TABLE "users" ADD COLUMN     "phone_verified_at" TIMESTAMPTZ(3);

-- A number is proven by the one who holds it; a new number is a new claim.
create function forget_phone_proof() returns trigger language plpgsql as $$
begin
  if new.phone is distinct from old.phone and new.phone_verified_at is not distinct from old.phone_verified_at then
    new.phone_verified_at := null;
  end if;
  return new;
end $$;
create trigger forget_phone_proof before update of phone on users for each row execute function forget_phone_proof();
create unique index users_phone_living on users (phone) where phone_verified_at is not null and deleted_at is null;

-- The living person who has proven this number, for signing in.
create function auth_login_by_phone(number text)
returns table (id uuid, name text, email text, password_hash text, status text, platform_role text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id, name, email, password_hash, status, platform_role from users
  where phone = number and phone_verified_at is not null and deleted_at is null
$$;

-- Numbers go from one person to the next: who proves it last holds it.
create function auth_release_phone(number text, keeper uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update users set phone_verified_at = null
  where phone = number and phone_verified_at is not null and deleted_at is null and id <> keeper
$$;

create policy owner on settings for select to current_user using (true);

-- After how many days the strictest of a person's tenants asks for a new password; null for none.
create function auth_password_days(person uuid) returns int
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select min((s.value #>> '{}')::int) from settings s
  join memberships m on m.tenant_id = s.tenant_id and m.user_id = person and m.status = 'active'
  join tenants t on t.id = s.tenant_id and t.deleted_at is null and t.status = 'active'
  where s.name = 'security.passwordDays' and jsonb_typeof(s.value) = 'number' and (s.value #>> '{}')::int > 0
$$;

-- Says beside the state of a credential how its session was begun, when it was last seen, and whether the tenant asks
-- for a second factor.
drop function auth_person(uuid, uuid, uuid);
create function auth_person(person uuid, session uuid, wanted_tenant uuid)
returns table (user_status text, platform_role text, name text, email text, session_live boolean, session_method text,
  session_seen_at timestamptz, tenant_id uuid, tenant_status text, modules text[], plan text, role text, zones text[],
  location_ids uuid[], asks_second_factor boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.status, u.platform_role, u.name, u.email, s.revoked_at is null and s.expires_at > now(), s.method,
    s.last_seen_at, t.id, t.status, t.modules, t.plan, m.role, m.zones, m.location_ids,
    exists (select from settings x where x.tenant_id = t.id and x.name = 'security.requireMfa' and x.value = 'true')
  from users u
  join sessions s on s.id = session and s.user_id = u.id
  left join tenants t on t.id = wanted_tenant and t.deleted_at is null
  left join memberships m on m.tenant_id = t.id and m.user_id = u.id and m.status = 'active'
  where u.id = person and u.deleted_at is null
$$;

revoke execute on function auth_login_by_phone(text), auth_release_phone(text, uuid), auth_password_days(uuid),
  auth_person(uuid, uuid, uuid) from public;
grant execute on function auth_login_by_phone(text), auth_release_phone(text, uuid), auth_password_days(uuid),
  auth_person(uuid, uuid, uuid) to quintet_app;
