-- Erasing a person: what is about them goes from every table of every tenant, and the key that opens them in the audit
-- log goes last. See docs/adr for what stays, and why.

select personal_columns('invitations', 'id', '{email,name}');

-- The owner's function below works over all tenants.
create policy erasure on former_passwords to current_user using (true) with check (true);
create policy erasure on mfa_factors to current_user using (true) with check (true);
create policy erasure on recovery_codes to current_user using (true) with check (true);
create policy erasure on user_settings to current_user using (true) with check (true);
create policy erasure on idempotency_keys to current_user using (true) with check (true);
create policy erasure on events to current_user using (true) with check (true);
create policy erasure on webhook_deliveries to current_user using (true) with check (true);
create policy erasure on webhook_attempts to current_user using (true) with check (true);

-- Nobody who was erased comes back by a call that began before: it waits for the person's row, and then finds this.
create function refuse_erased() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare status_ text;
begin
  select u.status into status_ from users u where u.id = new.user_id for key share;
  if status_ = 'erased' then
    raise check_violation using message = 'the person was erased', constraint = 'person_erased';
  end if;
  return new;
end $$;

create function keep_erased() returns trigger language plpgsql as $$
begin
  if old.status = 'erased' then
    raise check_violation using message = 'the person was erased', constraint = 'person_erased';
  end if;
  return new;
end $$;
create trigger keep_erased before update on users for each row execute function keep_erased();

do $$ declare name text; begin
  foreach name in array '{sessions,memberships,one_time_tokens,former_passwords,mfa_factors,recovery_codes,passkeys,accounts,user_settings}'::text[] loop
    execute format('create trigger refuse_erased before insert on %I for each row execute function refuse_erased()', name);
  end loop;
end $$;

-- A document with some texts replaced wherever they are a whole value, and addresses and numbers also within texts.
create function forget_values(doc jsonb, whole text[], within text[]) returns jsonb language plpgsql as $$
declare
  said text;
  word text;
begin
  case jsonb_typeof(doc)
    when 'object' then
      return (select coalesce(jsonb_object_agg(key, forget_values(value, whole, within)), '{}') from jsonb_each(doc));
    when 'array' then
      return (select coalesce(jsonb_agg(forget_values(value, whole, within) order by place), '[]')
        from jsonb_array_elements(doc) with ordinality as list(value, place));
    when 'string' then
      said := doc #>> '{}';
      if said = any (whole) then return '"[erased]"'; end if;
      foreach word in array within loop
        if strpos(lower(said), lower(word)) > 0 then return '"[erased]"'; end if;
      end loop;
      return doc;
    else
      return doc;
  end case;
end $$;

-- Erases one person, whole or not at all; false when they were erased before. Only for the person bound to the
-- connection, or a platform administrator.
create function erase_person(person uuid) returns boolean language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  old users;
  whole text[];
  within text[];
  forgotten uuid[];
  invited uuid[];
  name text;
begin
  if person is distinct from app_user() and not app_platform() then
    raise insufficient_privilege using message = 'a person is erased by themselves or by a platform administrator';
  end if;
  select * into old from users u where u.id = person for update;
  if not found or old.status = 'erased' then return false; end if;

  within := array_remove(array[old.email, old.phone], null);
  select array_agg(distinct value) into whole from (
    select old.name union select s.ip from sessions s where s.user_id = person
    union select s.user_agent from sessions s where s.user_id = person
    union select a.provider_account_id from accounts a where a.user_id = person
  ) said(value) where value is not null;

  delete from sessions where user_id = person;
  delete from one_time_tokens where user_id = person;
  delete from former_passwords where user_id = person;
  delete from mfa_factors where user_id = person;
  delete from recovery_codes where user_id = person;
  delete from passkeys where user_id = person;
  delete from accounts where user_id = person;
  delete from user_settings where user_id = person;
  delete from memberships where user_id = person;
  delete from idempotency_keys where caller = 'user:' || person;

  with changed as (
    update invitations i set name = null, email = 'erased-' || i.id || '@erased.invalid',
      status = case i.status when 'pending' then 'revoked' else i.status end
    where lower(i.email) = lower(old.email) or i.accepted_by_id = person returning i.id
  )
  select array_agg(id) into invited from changed;

  with changed as (
    update events e set payload = forget_values(e.payload, whole, within)
    where e.resource_id = person::text or e.actor_id = person::text or strpos(e.payload::text, person::text) > 0
      or strpos(lower(e.payload::text), lower(old.email)) > 0
    returning e.id
  )
  select array_agg(id) into forgotten from changed;
  update webhook_attempts a set request_body = '[erased]', response_body = null
  where exists (select from webhook_deliveries d where d.tenant_id = a.tenant_id and d.id = a.delivery_id
      and d.event_id = any (forgotten))
    or strpos(lower(a.request_body), lower(old.email)) > 0 or strpos(lower(a.response_body), lower(old.email)) > 0;

  update users set email = 'erased-' || person || '@erased.invalid', name = 'Erased person', phone = null,
    phone_verified_at = null, password_hash = null, email_verified_at = null, password_changed_at = null,
    last_login_at = null, platform_role = null, locale = 'en', status = 'erased', deleted_at = coalesce(deleted_at, now())
  where id = person;

  -- The planner's statistics keep sample values of columns.
  foreach name in array '{users,sessions,passkeys,accounts,user_settings,invitations,events,webhook_attempts}'::text[] loop
    execute format('analyze %I', name);
  end loop;

  insert into subject_keys (subject_id, key) select id, ''::bytea from unnest(array[person] || invited) as id
    on conflict (subject_id) do update set key = '';
  return true;
end $$;

revoke execute on function erase_person(uuid), refuse_erased(), forget_values(jsonb, text[], text[]) from public;
grant execute on function erase_person(uuid) to quintet_app;
