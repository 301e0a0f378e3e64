import { z } from 'zod';
import { CreatePage } from '@/services/sites/pages/pages.schema';
import { SectionSettings, sectionTypes } from '@/services/sites/sections/types';
import { UpdateSeo } from '@/services/sites/seo/seo.schema';
import { formSchemaOf } from '@/ui/patterns/form-schema-of';
import type { EditorForms } from '@/ui/screens/editor/editor-screen';

const { title, slug, isHome, inNavigation, parentId } = CreatePage.shape;
const pageFields = z.object({
  title,
  slug: slug.unwrap(),
  isHome: isHome.unwrap(),
  inNavigation: inNavigation.unwrap(),
  parentId: parentId.unwrap(),
});
// Structured data is written by programs, through the API.
const { jsonLd: _, ogImageAssetId, ...seoFields } = UpdateSeo.shape;
const seo = z.object({ ...seoFields, ogImageAssetId: ogImageAssetId.meta({ 'x-input': 'image' }) });

/** Every form of the editor as data, so that neither zod nor a section's code reaches the browser. */
export const editorForms: EditorForms = {
  kinds: Object.values(sectionTypes).map(({ type, title, description, icon, schema, defaults }) => ({
    type,
    title,
    description,
    icon,
    schema: formSchemaOf(schema),
    defaults: JSON.parse(JSON.stringify(defaults)),
  })),
  settings: formSchemaOf(SectionSettings),
  page: formSchemaOf(pageFields),
  seo: formSchemaOf(seo),
};
