'use client';

import { clsx } from 'clsx';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Link } from 'react-aria-components/Link';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';

const PARTS = [
  { id: 'members', path: '/members', permission: 'members:read' },
  { id: 'invitations', path: '/members/invitations', permission: 'members:read' },
  { id: 'roles', path: '/members/roles', permission: 'access:read' },
] as const;

/** The head of the pages about people, with the way from one to the others. */
export function PeopleHeader() {
  const t = useTranslations('people');
  const { can, hrefOf } = useTenant();
  const here = usePathname();
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <nav aria-label={t('parts')} className="mb-5 flex gap-5 overflow-x-auto border-b border-border">
        {PARTS.filter(({ permission }) => can(permission)).map(({ id, path }) => {
          const href = hrefOf(path);
          const isHere = here === href;
          return (
            <Link
              key={id}
              href={href}
              aria-current={isHere ? 'page' : undefined}
              className={clsx(
                'focus-ring-inset -mb-px border-b-2 px-0.5 py-2 font-medium whitespace-nowrap transition-colors data-hovered:text-text',
                isHere ? 'border-accent text-text' : 'border-transparent text-muted',
              )}
            >
              {t(id)}
            </Link>
          );
        })}
      </nav>
    </>
  );
}
