'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { CheckGroup } from '@/ui/patterns/check-list';
import { PeopleHeader } from './people-header';
import { isZonal, useRoleName } from './role-name';

interface RolesScreenProps {
  /** Every permission in the viewer's words, by module. */
  permissions: readonly CheckGroup[];
  roles: readonly { name: string; permissions: readonly string[] }[];
}

/** What each role allows. */
export function RolesScreen({ permissions, roles }: RolesScreenProps) {
  const t = useTranslations('people.rolesPage');
  return (
    <>
      <PeopleHeader />
      <p className="pb-4 text-muted">{t('description')}</p>
      {/* Keyboards scroll what has the focus. */}
      <section
        aria-label={t('title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        tabIndex={0}
        className="focus-ring relative max-h-[70dvh] overflow-auto rounded-lg border border-border bg-raised"
      >
        <table className="w-full border-separate border-spacing-0 text-sm">
          <RolesHead roles={roles} />
          {permissions.map((group) => (
            <PermissionRows key={group.title} group={group} roles={roles} />
          ))}
        </table>
      </section>
    </>
  );
}

function RolesHead({ roles }: Pick<RolesScreenProps, 'roles'>) {
  const t = useTranslations('people.rolesPage');
  const nameOf = useRoleName();
  return (
    <thead>
      <tr>
        <th className="sticky start-0 top-0 z-20 border-b border-border bg-raised px-4 py-2 text-start font-medium text-muted">
          {t('permission')}
        </th>
        {roles.map(({ name }) => (
          <th
            key={name}
            className="sticky top-0 z-10 border-b border-border bg-raised px-3 py-2 text-center font-medium whitespace-nowrap"
          >
            {nameOf(name)}
            {isZonal(name) && <span className="block text-xs font-normal text-muted">{t('zonal')}</span>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function PermissionRows({ group, roles }: { group: CheckGroup } & Pick<RolesScreenProps, 'roles'>) {
  return (
    <tbody>
      <tr>
        <th
          scope="rowgroup"
          className="sticky start-0 border-b border-border bg-raised px-4 pt-4 pb-1 text-start text-xs font-medium text-muted"
        >
          {group.title}
        </th>
        <td colSpan={roles.length} className="border-b border-border" />
      </tr>
      {group.choices.map(({ value, label }) => (
        <tr key={value}>
          <th
            scope="row"
            title={value}
            className="sticky start-0 min-w-44 border-b border-border bg-raised px-4 py-1.5 text-start font-normal sm:min-w-72"
          >
            {label}
          </th>
          {roles.map(({ name, permissions }) => (
            <td key={name} className="border-b border-border px-3 text-center">
              <Mark isAllowed={permissions.includes(value)} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Mark({ isAllowed }: { isAllowed: boolean }) {
  const t = useTranslations('people.rolesPage');
  if (!isAllowed) return <span className="sr-only">{t('no')}</span>;
  return (
    <>
      <Check aria-hidden="true" className="mx-auto size-4 text-success" />
      <span className="sr-only">{t('yes')}</span>
    </>
  );
}
