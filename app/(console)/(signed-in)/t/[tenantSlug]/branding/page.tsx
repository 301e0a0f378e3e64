import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { UpdateBranding } from '@/services/sites/branding/branding.schema';
import { fontChoices } from '@/services/sites/render';
import { formSchemaOf } from '@/ui/patterns/form-schema-of';
import { BrandingScreen } from '@/ui/screens/branding/branding-screen';

const fonts = fontChoices.map(({ name, title }) => ({ value: name, title }));
const form = formSchemaOf(UpdateBranding, { headingFont: fonts, bodyFont: fonts });

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('branding');
  return { title: t('title') };
}

/** How a tenant's site looks. */
export default function BrandingPage() {
  return <BrandingScreen schema={form} />;
}
