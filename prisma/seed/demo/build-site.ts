import { become, type Ctx } from '@/core/context';
import { newId } from '@/core/ids';
import { changingAsJob } from '@/core/jobs/job';
import { openTenant } from '@/services/flows/create-tenant';
import { createAssets } from '@/services/sites/assets/assets.service';
import { prepareFiles } from '@/services/sites/assets/images';
import { updateBranding } from '@/services/sites/branding/branding.service';
import { createNavigationItem } from '@/services/sites/navigation/navigation.service';
import { createPage } from '@/services/sites/pages/pages.create';
import { publishPage } from '@/services/sites/pages/pages.publishing';
import { appendSections } from '@/services/sites/sections/sections.service';
import { updateSeo } from '@/services/sites/seo/seo.service';
import { pictureOf } from './pictures';
import type { DemoPage, DemoSite } from './site';

/**
 * Makes a demo tenant through the services, as its people would: rows, audit, events and files are those of real use.
 * @param passwordHash of the password that all its people get
 * @returns the tenant's id
 */
export async function buildSite(demo: DemoSite, passwordHash: string): Promise<string> {
  const tenantId = await openWithPeople(demo, passwordHash);
  const asSeed = <T>(work: (ctx: Ctx) => Promise<T>) => changingAsJob({ tenantId, job: 'seed' }, work);
  const pictures: Record<string, string> = {};
  for (const [name, scene] of Object.entries(demo.pictures)) {
    const files = await prepareFiles([await pictureOf(scene)]);
    const assets = await asSeed((ctx) => createAssets(ctx, files, { folder: 'photographs', alt: scene.alt }));
    pictures[name] = assets[0]?.id ?? '';
  }
  await asSeed((ctx) => updateBranding(ctx, demo.branding));
  for (const page of demo.pages) await asSeed((ctx) => buildPage(ctx, page, pictures));
  await asSeed(async (ctx) => {
    for (const { label, url } of demo.footer) await addToFooter(ctx, label, url);
  });
  return tenantId;
}

async function openWithPeople({ tenant, people }: DemoSite, passwordHash: string): Promise<string> {
  const [owner, ...others] = people;
  if (!owner) throw new Error(`${tenant.slug} has no owner.`);
  const tenantId = await changingAsJob({ tenantId: newId(), job: 'seed' }, async (ctx) => {
    const own = await addPerson(ctx, owner, passwordHash);
    const { id } = await openTenant(own, { ...tenant, modules: ['sites'] });
    await own.db.tenant.update({ where: { id }, data: { plan: 'pro' } });
    return id;
  });
  for (const person of others) {
    await changingAsJob({ tenantId, job: 'seed' }, async (ctx) => {
      const { userId, db } = await addPerson(ctx, person, passwordHash);
      await db.membership.create({ data: { userId: userId ?? '', role: person.role } });
    });
  }
  return tenantId;
}

/** Writes a person, and goes on as them. @param platformRole `super_admin` for an administrator of the platform */
export async function addPerson(
  ctx: Ctx,
  { name, email }: { name: string; email: string },
  passwordHash: string,
  platformRole?: 'super_admin',
): Promise<Ctx> {
  const own = await become(ctx, { userId: newId(), platform: platformRole !== undefined });
  await own.db.user.create({
    data: {
      id: own.userId ?? '',
      name,
      email,
      passwordHash,
      platformRole,
      emailVerifiedAt: ctx.now,
      passwordChangedAt: ctx.now,
    },
  });
  return own;
}

async function buildPage(ctx: Ctx, page: DemoPage, pictures: Record<string, string>): Promise<void> {
  const { title, slug, isHome = false, description } = page;
  const templateId = page.template && (await templateCalled(ctx, page.template));
  const { id } = await createPage(ctx, {
    title,
    slug,
    isHome,
    templateId,
    inNavigation: true,
    parentId: null,
  });
  if (page.sections) await appendSections(ctx, id, page.sections(pictures));
  const ogImageAssetId = Object.values(pictures)[0] ?? null;
  await updateSeo(ctx, id, { description, ogImageAssetId });
  if (page.published) await publishPage(ctx, id, { reason: 'The pages that it links to follow' });
}

async function templateCalled(ctx: Ctx, slug: string): Promise<string> {
  return (await ctx.db.template.findFirstOrThrow({ where: { slug, deletedAt: null } })).id;
}

async function addToFooter(ctx: Ctx, label: string, url: string): Promise<void> {
  const item = { location: 'footer' as const, label, url, parentId: null, pageId: null, newTab: false };
  await createNavigationItem(ctx, item);
}
