import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { isUuid } from '@/core/ids';
import { inLanguage } from '@/ui/i18n/schema-words';
import { EditorScreen } from '@/ui/screens/editor/editor-screen';
import { editorForms } from './editor-forms';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('editor');
  return { title: t('edit') };
}

/** The editor of one page. */
export default async function PageEditorPage({ params }: { params: Promise<{ pageId: string }> }) {
  const { pageId } = await params;
  if (!isUuid(pageId)) notFound();
  const forms = inLanguage(await getLocale(), editorForms);
  return <EditorScreen key={pageId} pageId={pageId} forms={forms} />;
}
