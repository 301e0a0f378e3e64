import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/ui/kit/button';
import { DataCopies } from '@/ui/screens/account/data-copies';
import { EraseMe } from '@/ui/screens/account/erase-me';
import { requireViewer } from '../../../viewer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('yourData');
  return { title: t('title') };
}

/** What somebody may ask about what is kept about them: a copy, and its erasure. */
export default async function YourDataPage() {
  const [t, back] = await Promise.all([
    getTranslations('yourData'),
    getTranslations('security'),
    requireViewer(),
  ]);
  return (
    <main className="mx-auto flex w-full max-w-2xl flex-col gap-6 p-4 py-10">
      <header className="flex flex-col gap-1">
        <TextLink href="/" className="self-start">
          {back('back')}
        </TextLink>
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="text-muted">{t('text')}</p>
      </header>
      <DataCopies />
      <EraseMe />
    </main>
  );
}
