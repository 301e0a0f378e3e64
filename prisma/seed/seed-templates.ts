import type pg from 'pg';
import { PLATFORM_TENANT_ID } from '@/core/ids';
import { parseSectionContent, SectionSettings } from '@/services/sites/sections/types';
import { industries, templates } from './templates';

/**
 * Brings the trades and the platform's templates up to date, which every installation offers. Run again it changes
 * nothing; a template whose version was raised gets its new sections.
 * @param client connected as the owner of the tables, since the application may only read them
 */
export async function seedTemplates(client: pg.ClientBase): Promise<void> {
  for (const { slug, name } of industries) {
    await client.query(
      `insert into industries (slug, name) values ($1, $2)
        on conflict (slug) do update set name = excluded.name where industries.name <> excluded.name`,
      [slug, name],
    );
  }
  for (const template of templates) await seedTemplate(client, template);
}

async function seedTemplate(client: pg.ClientBase, template: (typeof templates)[number]): Promise<void> {
  const { slug, name, description, category, industry, locale, premium, version } = template;
  const sections = template.sections.map(({ type, content, settings }) => ({
    type,
    content: parseSectionContent(type, content),
    settings: SectionSettings.parse(settings),
  }));
  await client.query(
    `insert into templates as t (tenant_id, slug, name, description, category, industry_slug, locale, premium, revision, sections)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (tenant_id, slug) where deleted_at is null do update set name = excluded.name,
        description = excluded.description, category = excluded.category, industry_slug = excluded.industry_slug,
        locale = excluded.locale, premium = excluded.premium, revision = excluded.revision, sections = excluded.sections
      where (t.name, t.description, t.category, t.industry_slug, t.locale, t.premium, t.revision, t.sections) is distinct from
        (excluded.name, excluded.description, excluded.category, excluded.industry_slug, excluded.locale, excluded.premium,
         excluded.revision, excluded.sections)`,
    [
      PLATFORM_TENANT_ID,
      slug,
      name,
      description,
      category,
      industry,
      locale,
      premium,
      version,
      JSON.stringify(sections),
    ],
  );
}
