import { askUnbound } from './pool';

/**
 * Makes sure that row-level security binds this process. Called before anything is served.
 * @throws Error when the app would connect as a superuser or with BYPASSRLS, and so see every tenant's rows
 */
export async function requireBoundRole(): Promise<void> {
  const [role] = await askUnbound<{ name: string; free: boolean }>(
    'role',
    'select rolname as name, rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
    [],
  );
  if (!role || role.free) {
    throw new Error(
      `The database role ${role?.name ?? '?'} is not bound by row-level security. Connect as quintet_app, or as a role that may become it.`,
    );
  }
}
