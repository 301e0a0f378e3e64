import fs from 'node:fs';
import path from 'node:path';
import '@/services/catalogue';
import { findLogin } from '@/core/auth/principal.sql';
import { randomToken } from '@/core/crypto';
import { closePrisma, reading } from '@/core/db/client';
import { closePool } from '@/core/db/pool';
import { env } from '@/core/env';
import { PLATFORM_TENANT_ID } from '@/core/ids';
import { changingAsJob } from '@/core/jobs/job';
import { hashPassword } from '@/services/platform/auth/passwords';
import { acmeBakery } from './demo/acme-bakery';
import { addPerson, buildSite } from './demo/build-site';
import { sufra } from './demo/sufra';
import { installTemplates } from './install-templates';

const FILE = path.resolve('.data/demo.json');
const ADMIN = { name: 'Ada Platform', email: 'admin@quintet.test', role: 'super_admin' };
const SITES = [acmeBakery, sufra];

interface Demo {
  accounts: { email: string; password: string; role: string }[];
  sites: { name: string; url: string }[];
}

/** The templates of every installation, then a demo to look around in, unless it is there already. */
async function seed(): Promise<void> {
  const { DATABASE_URL, DATABASE_OWNER_URL } = env();
  await installTemplates(DATABASE_OWNER_URL ?? DATABASE_URL);
  const nobody = { tenantId: PLATFORM_TENANT_ID, userId: null, platform: false };
  if (!(await reading(nobody, (db) => findLogin(db, ADMIN.email)))) await seedDemo();
}

async function seedDemo(): Promise<void> {
  const password = knownPassword() ?? `Demo-${randomToken(9)}`;
  const hash = await hashPassword(password);
  for (const site of SITES) await buildSite(site, hash);
  // Last, because its presence says that everything is there.
  await changingAsJob({ tenantId: PLATFORM_TENANT_ID, job: 'seed' }, async (ctx) => {
    await addPerson(ctx, ADMIN, hash, 'super_admin');
  });
  writeDemo(password);
}

/** One password of this checkout for all demo accounts; another database of it gets the same. */
function knownPassword(): string | undefined {
  if (!fs.existsSync(FILE)) return undefined;
  return (JSON.parse(fs.readFileSync(FILE, 'utf8')) as Demo).accounts[0]?.password;
}

function writeDemo(password: string): void {
  const people = [...SITES.flatMap((site) => site.people), ADMIN];
  const app = new URL(env().APP_URL);
  const demo: Demo = {
    accounts: people.map(({ email, role }) => ({ email, password, role })),
    sites: SITES.map(({ tenant }) => ({ name: tenant.name, url: `${app.origin}/s/${tenant.slug}` })),
  };
  fs.mkdirSync(path.dirname(FILE), { recursive: true });
  fs.writeFileSync(FILE, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
}

try {
  await seed();
} finally {
  await closePrisma();
  await closePool();
}
