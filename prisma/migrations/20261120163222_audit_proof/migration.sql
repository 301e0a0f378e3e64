-- The audit log holds people's data without keeping them from being erased, and proves that nobody changed it.

create index audit_logs_created_at_id_idx on audit_logs (created_at, id);
create index audit_logs_unsealed on audit_logs (tenant_id, id) where seal is null;

-- The owner's functions below seal rows and open personal values; the app's role still reads its tenant's rows only.
create policy owner on audit_logs to current_user using (true) with check (true);

-- Personal values -----------------------------------------------------------------------------------------------------
-- A value about a person is written into the log as ciphertext under that person's own key. The proof is made over the
-- ciphertext, so that removing the key erases the person from the log and leaves the proof whole.

-- A person's key, made when first needed. An erased person's is empty for good: nothing is kept under it any more.
create function subject_key(subject uuid) returns bytea language plpgsql as $$
declare found_ bytea;
begin
  if subject is null then return null; end if;
  select s.key into found_ from subject_keys s where s.subject_id = subject;
  if found then return found_; end if;
  insert into subject_keys (subject_id, key) values (subject, gen_random_bytes(32)) on conflict do nothing;
  -- Asked again, because another transaction may have made it first.
  select s.key into found_ from subject_keys s where s.subject_id = subject;
  return found_;
end $$;

-- AES-256-CBC under a random initialisation vector, base64; null where there is nothing to seal or nothing to seal under.
create function sealed(plain text, under bytea) returns text language plpgsql as $$
declare iv bytea;
begin
  if plain is null or under is null or length(under) = 0 then return null; end if;
  iv := gen_random_bytes(16);
  return translate(encode(iv || encrypt_iv(convert_to(plain, 'UTF8'), under, iv, 'aes-cbc/pad:pkcs'), 'base64'), E'\n', '');
end $$;

create function unsealed(cipher text, under bytea) returns text language plpgsql as $$
declare bytes bytea;
begin
  if cipher is null or under is null or length(under) = 0 then return null; end if;
  bytes := decode(cipher, 'base64');
  return convert_from(decrypt_iv(substr(bytes, 17), under, substr(bytes, 1, 16), 'aes-cbc/pad:pkcs'), 'UTF8');
exception when others then
  -- Somebody changed the ciphertext: the proof tells of it, and the rest of the log stays readable.
  return null;
end $$;

create function seal_columns(of_row jsonb, columns text[], under bytea) returns jsonb language plpgsql as $$
declare name text;
begin
  foreach name in array columns loop
    if jsonb_typeof(of_row -> name) <> 'null' then
      of_row := jsonb_set(of_row, array[name], coalesce(to_jsonb(sealed((of_row -> name)::text, under)), 'null'));
    end if;
  end loop;
  return of_row;
end $$;

create function unseal_columns(of_row jsonb, columns text[], under bytea) returns jsonb language plpgsql as $$
declare name text;
begin
  foreach name in array columns loop
    if jsonb_typeof(of_row -> name) = 'string' then
      of_row := jsonb_set(of_row, array[name], coalesce(unsealed(of_row ->> name, under)::jsonb, 'null'));
    end if;
  end loop;
  return of_row;
end $$;

-- Whose key the marks of a request (address, program) are sealed under: the person who acts, or whom it is about.
create function request_keeper(actor_type text, actor_id text, subject uuid) returns uuid language sql immutable as $$
  select case when actor_type = 'user' and actor_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then actor_id::uuid else subject end
$$;

-- Writes one audit row per changed business row, in the same transaction, from what the database itself saw.
-- Arguments: the resource's name (the table's own name is a shard's name on a distributed table), the columns whose
-- values are secret, and for tables about people the column that names the person and the columns that are personal.
-- Who and why come from app.audit, bound by src/core/db/client.ts.
create or replace function audit_row() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  secrets text[] := tg_argv[1]::text[];
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  is_ jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  about jsonb := coalesce(nullif(current_setting('app.audit', true), ''), '{}')::jsonb;
  address text := about ->> 'ip';
  agent text := left(about ->> 'userAgent', 400);
  changed_ text[];
  secret text;
  subject uuid;
  keeper uuid;
  under bytea;
  personal_ text[] := '{}';
begin
  if tg_op = 'UPDATE' then
    select array_agg(key order by key) into changed_ from jsonb_each(is_)
      where value is distinct from was -> key and key <> all (unremarkable());
    if changed_ is null then return null; end if;
  end if;
  foreach secret in array secrets loop
    if was ? secret then was := jsonb_set(was, array[secret], '"[redacted]"'); end if;
    if is_ ? secret then is_ := jsonb_set(is_, array[secret], '"[redacted]"'); end if;
  end loop;
  if tg_nargs > 2 then
    subject := (coalesce(is_, was) ->> tg_argv[2])::uuid;
    under := subject_key(subject);
    personal_ := tg_argv[3]::text[];
    was := seal_columns(was, personal_, under);
    is_ := seal_columns(is_, personal_, under);
  end if;
  keeper := request_keeper(about ->> 'actorType', about ->> 'actorId', subject);
  if keeper is not null and coalesce(address, agent) is not null then
    if keeper is distinct from subject then under := subject_key(keeper); end if;
    address := sealed(address, under);
    agent := sealed(agent, under);
    personal_ := personal_ || '{request.ip,request.user_agent}'::text[];
  end if;
  insert into public.audit_logs (tenant_id, action, operation, resource_type, resource_id, actor_type, actor_id,
    before, after, changed, reason, request_id, method, path, ip, user_agent, subject_id, personal)
  values (
    coalesce((coalesce(is_, was) ->> 'tenant_id')::uuid, public.app_tenant(), '00000000-0000-0000-0000-000000000000'),
    coalesce(about ->> 'action', tg_argv[0] || '.' || lower(tg_op)), lower(tg_op), tg_argv[0],
    coalesce(is_, was) ->> 'id', coalesce(about ->> 'actorType', 'system'), about ->> 'actorId',
    was, is_, coalesce(changed_, '{}'), left(about ->> 'reason', 1000), about ->> 'requestId',
    about ->> 'method', left(about ->> 'path', 500), address, agent, subject, personal_);
  return null;
end $$;

-- Declares which columns of an audited table are about a person, and which column names the person. Once per table,
-- when the table is made: rows that a seal covers already stay as they are.
create function personal_columns(name regclass, subject text, columns text[]) returns void language plpgsql as $$
declare arguments text[];
begin
  select string_to_array(encode(tgargs, 'escape'), '\000') into arguments from pg_trigger
    where tgrelid = name and tgname = 'audit';
  if arguments is null then raise 'table % has no audit trigger', name; end if;
  execute format('drop trigger audit on %s', name);
  execute format('create trigger audit after insert or update or delete on %s for each row execute function audit_row(%L, %L, %L, %L)',
    name, arguments[1], arguments[2], subject, columns);
  update audit_logs a set subject_id = s.id, personal = columns || personal,
    before = seal_columns(before, columns, subject_key(s.id)), after = seal_columns(after, columns, subject_key(s.id))
  from (select l.tenant_id, l.id as row_id, (coalesce(l.after, l.before) ->> subject)::uuid as id from audit_logs l) s
  where a.tenant_id = s.tenant_id and a.id = s.row_id and s.id is not null
    and a.resource_type = arguments[1] and a.seal is null and a.subject_id is null;
end $$;

update audit_logs set
  ip = sealed(ip, subject_key(request_keeper(actor_type, actor_id, null))),
  user_agent = sealed(user_agent, subject_key(request_keeper(actor_type, actor_id, null))),
  personal = '{request.ip,request.user_agent}'
where request_keeper(actor_type, actor_id, null) is not null and coalesce(ip, user_agent) is not null;

select personal_columns('users', 'id', '{email,name,phone}');
select personal_columns('sessions', 'user_id', '{ip,user_agent}');
select personal_columns('memberships', 'user_id', '{external_id}');
select personal_columns('passkeys', 'user_id', '{credential_id,public_key,name}');
select personal_columns('accounts', 'user_id', '{provider_account_id}');
select personal_columns('user_settings', 'user_id', '{value}');
select personal_columns('data_requests', 'user_id', '{storage_key}');
-- Nobody is known behind an address that was invited: the invitation itself is the subject.
select personal_columns('invitations', 'id', '{email}');

create function seal_access() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare under bytea := subject_key(request_keeper(new.actor_type, new.actor_id, null));
begin
  if under is not null then
    new.ip := sealed(new.ip, under);
    new.user_agent := sealed(left(new.user_agent, 400), under);
  end if;
  return new;
end $$;
create trigger seal before insert on access_logs for each row execute function seal_access();

-- Opens the personal values of audit rows, of the bound tenant only or for a platform administrator. `erased` names
-- those whose person was erased.
create function open_audit_logs(tenants uuid[], ids uuid[])
returns table (id uuid, before jsonb, after jsonb, ip text, user_agent text, erased text[])
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, unseal_columns(a.before, a.personal, s.key), unseal_columns(a.after, a.personal, s.key),
    case when about_request then unsealed(a.ip, r.key) else a.ip end,
    case when about_request then unsealed(a.user_agent, r.key) else a.user_agent end,
    array(select p from unnest(a.personal) p where case when p like 'request.%'
      then length(coalesce(r.key, '')) = 0 else length(coalesce(s.key, '')) = 0 end)
  from unnest(tenants, ids) as wanted(tenant_id, id)
  join audit_logs a on a.tenant_id = wanted.tenant_id and a.id = wanted.id
  cross join lateral (select 'request.ip' = any (a.personal) as about_request) q
  left join subject_keys s on s.subject_id = a.subject_id
  left join subject_keys r on about_request and r.subject_id = request_keeper(a.actor_type, a.actor_id, a.subject_id)
  where (wanted.tenant_id = app_tenant() or app_platform()) and cardinality(a.personal) > 0
$$;

create function open_access_logs(ids uuid[]) returns table (id uuid, ip text, user_agent text, erased boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, unsealed(a.ip, s.key), unsealed(a.user_agent, s.key), length(coalesce(s.key, '')) = 0
  from access_logs a
  left join subject_keys s on s.subject_id = request_keeper(a.actor_type, a.actor_id, null)
  where a.tenant_id = app_tenant() and a.id = any (ids) and request_keeper(a.actor_type, a.actor_id, null) is not null
$$;

-- Platform administrators read the log of all tenants at once through this, and of one tenant as everybody does: a
-- policy with an "or" would cost every tenant's list its index.
create view every_audit_log as select * from audit_logs where (select app_platform());
grant select on every_audit_log to quintet_app;

-- The proof -----------------------------------------------------------------------------------------------------------

-- The text that a row's hash is made over: named fields in a fixed order and the time in UTC, so that neither a later
-- column nor a server's settings change it. A new form gets a new number in front.
create function audit_leaf(a audit_logs) returns text language sql stable parallel safe as $$
  select jsonb_build_array('audit-row-1', a.tenant_id, a.id,
    to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), a.action, a.operation, a.resource_type,
    a.resource_id, a.actor_type, a.actor_id, a.before, a.after, a.changed, a.reason, a.request_id, a.method, a.path, a.ip,
    a.user_agent, a.subject_id, a.personal)::text
$$;

-- RFC 6962: a leaf is hashed behind 0x00 and a node behind 0x01; an odd last one goes up as it is.
create function merkle_leaf(leaf text) returns bytea language sql immutable parallel safe as
  $$ select sha256('\x00'::bytea || convert_to(leaf, 'UTF8')) $$;

create function merkle_root(hashes bytea[]) returns bytea language plpgsql immutable parallel safe as $$
begin
  while cardinality(hashes) > 1 loop
    select array_agg(hash order by pair) into hashes from (
      select (place - 1) / 2 as pair, case count(*) when 1 then string_agg(one, ''::bytea)
        else sha256('\x01'::bytea || string_agg(one, ''::bytea order by place)) end as hash
      from unnest(hashes) with ordinality as level(one, place) group by 1) pairs;
  end loop;
  return hashes[1];
end $$;

-- The text that a seal's hash is made over.
create function audit_seal_text(s audit_seals) returns text language sql stable parallel safe as $$
  select concat_ws(E'\n', 'audit-seal-1', s.tenant_id, s.number, s.rows, s.root, s.previous_hash,
    to_char(s.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
$$;

-- Seals the bound tenant's oldest unsealed rows, at most so many. A row whose transaction commits late is in a later
-- batch; of two sealers at once the second waits and takes what is left. No row where there is nothing to seal.
create function seal_audit_logs(most int) returns setof audit_seals language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  former audit_seals;
  made audit_seals;
  hashes bytea[];
begin
  if app_tenant() is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('seal-audit:' || app_tenant(), 0));
  select * into former from audit_seals where tenant_id = app_tenant() order by number desc limit 1;
  made.number := coalesce(former.number, 0) + 1;
  with batch as (
    select id from audit_logs where tenant_id = app_tenant() and seal is null order by id limit most
  ), marked as (
    update audit_logs a set seal = made.number from batch
    where a.tenant_id = app_tenant() and a.id = batch.id returning a.id, merkle_leaf(audit_leaf(a)) as hash
  )
  select array_agg(hash order by id) into hashes from marked;
  if hashes is null then return; end if;
  made.tenant_id := app_tenant();
  made.id := uuidv7();
  made.rows := cardinality(hashes);
  made.root := encode(merkle_root(hashes), 'hex');
  made.previous_hash := coalesce(former.hash, repeat('0', 64));
  made.created_at := date_trunc('milliseconds', clock_timestamp());
  made.hash := encode(sha256(convert_to(audit_seal_text(made), 'UTF8')), 'hex');
  insert into audit_seals select made.*;
  return next made;
end $$;

-- The signature is made outside the database, by a key that it does not hold, in the same transaction as the seal.
create function sign_audit_seal(wanted int, signed text) returns void language sql security definer
set search_path = pg_catalog, public, pg_temp as $$
  update audit_seals set signature = signed where tenant_id = app_tenant() and number = wanted and signature is null
$$;

create function tenants_to_seal() returns setof uuid language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select distinct tenant_id from audit_logs where seal is null
$$;

-- What the rows of each seal amount to now, to compare with what the seal says.
create function audit_batches(from_seal int, to_seal int) returns table (seal int, rows bigint, root text)
language sql stable as $$
  select a.seal, count(*), encode(merkle_root(array_agg(merkle_leaf(audit_leaf(a)) order by a.id)), 'hex')
  from audit_logs a where a.tenant_id = app_tenant() and a.seal between from_seal and to_seal group by a.seal
$$;

revoke execute on function subject_key(uuid), sealed(text, bytea), unsealed(text, bytea),
  seal_columns(jsonb, text[], bytea), unseal_columns(jsonb, text[], bytea), personal_columns(regclass, text, text[]),
  seal_access(), open_audit_logs(uuid[], uuid[]), open_access_logs(uuid[]), seal_audit_logs(int),
  sign_audit_seal(int, text), tenants_to_seal() from public;
grant execute on function open_audit_logs(uuid[], uuid[]), open_access_logs(uuid[]), seal_audit_logs(int),
  sign_audit_seal(int, text), tenants_to_seal() to quintet_app;
