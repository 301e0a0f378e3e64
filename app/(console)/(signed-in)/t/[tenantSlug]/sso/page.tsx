import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { env } from '@/core/env';
import { SsoScreen } from '@/ui/screens/sso/sso-screen';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sso');
  return { title: t('title') };
}

/** How the tenant's people sign in elsewhere, and how a directory provisions them. */
export default function SsoPage() {
  return <SsoScreen scimUrl={`${env().APP_URL}/api/scim/v2`} />;
}
