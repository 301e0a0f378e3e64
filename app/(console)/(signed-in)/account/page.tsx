import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProfileScreen } from '@/ui/screens/account/profile-screen';
import { requireViewer } from '../../viewer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('profile');
  return { title: t('title') };
}

/** What somebody says of themselves. */
export default async function AccountPage() {
  const [t] = await Promise.all([getTranslations('profile'), requireViewer()]);
  return (
    <main className="mx-auto flex w-full max-w-2xl flex-col gap-6 p-4 py-10">
      <header>
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="text-muted">{t('description')}</p>
      </header>
      <ProfileScreen />
    </main>
  );
}
