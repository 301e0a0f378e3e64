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
  const nameOf = useRoleName();
  const held = roles.map(({ permissions: names }) => new Set(names));
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
                  {isZonal(name) && (
                    <span className="block text-xs font-normal text-muted">{t('zonal')}</span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          {permissions.map(({ title, choices }) => (
            <tbody key={title}>
              <tr>
                <th
                  scope="rowgroup"
                  className="sticky start-0 border-b border-border bg-raised px-4 pt-4 pb-1 text-start text-xs font-medium text-muted"
                >
                  {title}
                </th>
                <td colSpan={roles.length} className="border-b border-border" />
              </tr>
              {choices.map(({ value, label }) => (
                <tr key={value}>
                  <th
                    scope="row"
                    title={value}
                    className="sticky start-0 min-w-44 sm:min-w-72 border-b border-border bg-raised px-4 py-1.5 text-start font-normal"
                  >
                    {label}
                  </th>
                  {roles.map(({ name }, place) => (
                    <td key={name} className="border-b border-border px-3 text-center">
                      {held[place]?.has(value) ? (
                        <>
                          <Check aria-hidden="true" className="mx-auto size-4 text-success" />
                          <span className="sr-only">{t('yes')}</span>
                        </>
                      ) : (
                        <span className="sr-only">{t('no')}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </>
  );
}
