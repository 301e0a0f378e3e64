import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { UpdateBranding } from '@/services/sites/branding/branding.schema';
import { fontChoices } from '@/services/sites/render';
import { inLanguage } from '@/ui/i18n/schema-words';
import { formSchemaOf } from '@/ui/patterns/form-schema-of';
import { BrandingScreen } from '@/ui/screens/branding/branding-screen';

const fonts = fontChoices.map(({ name, title }) => ({ value: name, title }));
const { properties, ...form } = formSchemaOf(UpdateBranding, { headingFont: fonts, bodyFont: fonts });
const headingFont = { ...properties?.headingFont, title: 'Heading font' };
const bodyFont = { ...properties?.bodyFont, title: 'Body font' };
const branding = { ...form, properties: { ...properties, headingFont, bodyFont } };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('branding');
  return { title: t('title') };
}

/** How a tenant's site looks. */
export default async function BrandingPage() {
  return <BrandingScreen schema={inLanguage(await getLocale(), branding)} />;
}
