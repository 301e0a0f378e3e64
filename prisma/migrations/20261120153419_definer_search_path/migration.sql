-- A function that runs as the owner must find the owner's tables: unless it stands last by name, the caller's temporary
-- schema is searched first, and a temporary table named users would be asked instead of ours.
alter function auth_login(text) set search_path = pg_catalog, public, pg_temp;
alter function auth_person(uuid, uuid, uuid) set search_path = pg_catalog, public, pg_temp;
alter function auth_api_key(text) set search_path = pg_catalog, public, pg_temp;
alter function auth_refresh_token(text) set search_path = pg_catalog, public, pg_temp;
alter function auth_first_tenant(uuid) set search_path = pg_catalog, public, pg_temp;
alter function site_tenant(text, text) set search_path = pg_catalog, public, pg_temp;
alter function audit_row() set search_path = pg_catalog, public, pg_temp;
