/** The two roles and the extensions of a server that we started ourselves. */
import pg from 'pg';

const extensions = ['pg_trgm', 'btree_gist', 'pgcrypto', 'citext', 'unaccent'];

/**
 * Makes the owner role, which migrates, and the app role, which owns nothing and is bound by row-level security.
 * Existing roles get these passwords.
 * @param {pg.Client} superuser
 * @param {{ owner: string, app: string }} passwords
 */
export async function makeRoles(superuser, passwords) {
  const rights = {
    quintet_owner: `login nosuperuser createdb nocreaterole nobypassrls password '${passwords.owner}'`,
    quintet_app: `login nosuperuser nocreatedb nocreaterole nobypassrls password '${passwords.app}'`,
  };
  for (const [role, right] of Object.entries(rights)) {
    const { rowCount } = await superuser.query('select from pg_roles where rolname = $1', [role]);
    await superuser.query(`${rowCount ? 'alter' : 'create'} role ${role} ${right}`);
  }
}

/**
 * Makes the owner's database with the extensions that migrations may use, unless it exists.
 * @param {(database?: string) => string} url superuser address of a database
 * @param {string} name letters, digits and underscores
 * @returns {Promise<boolean>} true when it was made now
 */
export async function makeDatabase(url, name) {
  const made = await asRole(url(), async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount) return false;
    await client.query(`create database ${name} owner quintet_owner template template0`);
    return true;
  });
  if (made) {
    await asRole(url(name), (client) =>
      client.query(extensions.map((extension) => `create extension if not exists ${extension}`).join(';')),
    );
  }
  return made;
}

/**
 * Runs `work` on one connection and closes it.
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function asRole(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
