import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/core/ids';
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
  return <EditorScreen pageId={pageId} forms={editorForms} />;
}
