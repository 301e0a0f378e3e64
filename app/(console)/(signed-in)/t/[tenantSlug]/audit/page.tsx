import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { revertible } from '@/services/revertible';
import { AuditScreen } from '@/ui/screens/audit/audit-screen';
import { readEventTypes } from '../../../../viewer';

const kinds = revertible.map(({ resourceType, permission, change }) => ({
  resourceType,
  permission,
  columns: Object.keys(change.shape).map((field) =>
    field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  ),
}));

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit');
  return { title: t('title') };
}

/** The tenant's audit log. */
export default async function AuditPage() {
  const types = await readEventTypes();
  const actions = types.map(({ type }) => type).sort();
  const resources = [...new Set(types.map(({ resource }) => resource))].sort();
  return <AuditScreen actions={actions} resources={resources} revertible={kinds} />;
}
