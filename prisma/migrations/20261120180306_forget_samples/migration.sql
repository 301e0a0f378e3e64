-- The planner's statistics keep sample values of columns, an erased person's among them, until a table is sampled again.
-- erase_person() samples the tables that it lists; here are those of people's data that it does not.
create function forget_samples() returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  name text;
begin
  foreach name in array '{memberships,one_time_tokens,notification_preferences,data_requests}'::text[] loop
    execute format('analyze %I', name);
  end loop;
end $$;
revoke execute on function forget_samples() from public;
grant execute on function forget_samples() to quintet_app;
