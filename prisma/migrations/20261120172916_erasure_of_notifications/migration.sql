-- Erasing a person reaches what they were told, what others were told about them, and their devices.

create policy erasure on notifications to current_user using (true) with check (true);
create policy erasure on notification_messages to current_user using (true) with check (true);
create policy erasure on notification_preferences to current_user using (true) with check (true);
create policy erasure on devices to current_user using (true) with check (true);
create trigger refuse_erased before insert on notifications for each row execute function refuse_erased();
create trigger refuse_erased before insert on notification_preferences for each row execute function refuse_erased();
create trigger refuse_erased before insert on devices for each row execute function refuse_erased();

-- Tokens of devices are redacted in the log; what kind of device somebody has is about them too.
select personal_columns('devices', 'user_id', '{platform}');

create or replace function erase_person(person uuid) returns boolean language plpgsql security definer
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
  delete from notification_messages where user_id = person;
  delete from notifications where user_id = person;
  delete from notification_preferences where user_id = person;
  delete from devices where user_id = person;
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

  -- What others were told about the person.
  update notifications n set title = '[erased]', body = '[erased]'
  where n.event_id = any (forgotten) or strpos(lower(n.title || ' ' || n.body), lower(old.email)) > 0;

  update users set email = 'erased-' || person || '@erased.invalid', name = 'Erased person', phone = null,
    phone_verified_at = null, password_hash = null, email_verified_at = null, password_changed_at = null,
    last_login_at = null, platform_role = null, locale = 'en', status = 'erased', deleted_at = coalesce(deleted_at, now())
  where id = person;

  -- The planner's statistics keep sample values of columns.
  foreach name in array '{users,sessions,passkeys,accounts,user_settings,invitations,events,webhook_attempts,notifications,devices}'::text[] loop
    execute format('analyze %I', name);
  end loop;

  insert into subject_keys (subject_id, key) select id, ''::bytea from unnest(array[person] || invited) as id
    on conflict (subject_id) do update set key = '';
  return true;
end $$;
