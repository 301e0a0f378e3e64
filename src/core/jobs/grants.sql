-- The job queue's own tables (graphile-worker owns their shape), opened to the app's role. Run after each deploy; idempotent.
grant usage on schema graphile_worker to quintet_app;
grant select, insert, update, delete on all tables in schema graphile_worker to quintet_app;
grant usage on all sequences in schema graphile_worker to quintet_app;
grant execute on all functions in schema graphile_worker to quintet_app;
do $$
declare one text;
begin
  for one in select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relkind in ('r', 'p') and relrowsecurity
  loop
    if not exists (select from pg_policy where polrelid = format('graphile_worker.%I', one)::regclass and polname = 'app') then
      execute format('create policy app on graphile_worker.%I to quintet_app using (true) with check (true)', one);
    end if;
  end loop;
end $$;
