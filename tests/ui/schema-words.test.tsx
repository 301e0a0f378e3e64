import '@/services/catalogue';
import { z } from 'zod';
import { catalogue } from '@/core/catalogue';
import { CreateTenant } from '@/services/platform/tenants/tenants.schema';
import { UpdateBranding } from '@/services/sites/branding/branding.schema';
import { CreatePage } from '@/services/sites/pages/pages.schema';
import { SectionSettings, sectionTypes } from '@/services/sites/sections/types';
import { UpdateSeo } from '@/services/sites/seo/seo.schema';
import { inLanguage } from '@/ui/i18n/schema-words';
import { formSchemaOf } from '@/ui/patterns/form-schema-of';

const ARABIC = /[\u0600-\u06ff]/;
const { jsonLd: _, ...seo } = UpdateSeo.shape;
const forms = [
  ...Object.values(sectionTypes).map(({ schema }) => schema),
  SectionSettings,
  CreateTenant.omit({ modules: true }),
  CreatePage,
  UpdateBranding,
  z.object(seo),
].map((schema) => formSchemaOf(schema));

/** Every title, description and label inside plain data. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'default') return [];
    const isText = ['title', 'description', 'label'].includes(key) && typeof inner === 'string';
    return isText ? [inner as string] : textsIn(inner);
  });
}

test('every text of a form made from a schema has Arabic words', () => {
  const untranslated = textsIn(inLanguage('ar', forms)).filter((text) => !ARABIC.test(text));
  expect([...new Set(untranslated)]).toEqual([]);
});

test('every kind of section and every permission has Arabic words', () => {
  const kinds = Object.values(sectionTypes).map(({ title, description }) => ({ title, description }));
  const permissions = catalogue().modules.flatMap(({ permissions }) =>
    Object.values(permissions).map((label) => ({ label })),
  );
  const untranslated = textsIn(inLanguage('ar', [...kinds, ...permissions])).filter(
    (text) => !ARABIC.test(text),
  );
  expect(untranslated).toEqual([]);
});

test('English stays as the schemas say it', () => {
  expect(inLanguage('en', forms)).toBe(forms);
});
