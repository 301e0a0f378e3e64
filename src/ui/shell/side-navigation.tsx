'use client';

import { clsx } from 'clsx';
import { ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Link } from 'react-aria-components/Link';
import { Menu, MenuItem } from '@/ui/kit/menu';
import { useNavigate } from '@/ui/patterns/navigation-guard';
import type { NavigationModule } from './navigation';

/** An organization that the viewer may work in. */
export interface Tenant {
  id: string;
  name: string;
}

interface SideNavigationProps {
  modules: readonly NavigationModule[];
  moduleId: string | undefined;
  itemId: string | undefined;
  tenants: readonly Tenant[];
  tenantId: string;
  onTenantChange: (id: string) => void;
}

/** Where the viewer is and where the viewer can go: organization, module, pages. */
export function SideNavigation(props: SideNavigationProps) {
  const { modules, tenants, tenantId } = props;
  const t = useTranslations('shell');
  const navigate = useNavigate();
  const module = modules.find(({ id }) => id === props.moduleId) ?? modules[0];
  return (
    <div className="flex h-full flex-col gap-4 p-3">
      <div className="flex flex-col gap-1">
        <Switcher
          label={t('tenant')}
          value={tenants.find(({ id }) => id === tenantId)?.name ?? ''}
          entries={tenants.map(({ id, name }) => ({ id, label: name }))}
          selected={tenantId}
          onSelect={props.onTenantChange}
          isStrong
        />
        {module && modules.length > 1 && (
          <Switcher
            label={t('module')}
            icon={module.icon}
            value={module.label}
            entries={modules}
            selected={module.id}
            onSelect={(id) => {
              const first = modules.find((entry) => entry.id === id)?.items[0];
              if (first) navigate(first.href);
            }}
          />
        )}
      </div>
      <nav aria-label={t('navigation')}>
        <ul className="flex flex-col gap-px">
          {module?.items.map(({ id, href, label, icon }) => (
            <li key={id}>
              <Link
                href={href}
                aria-current={id === props.itemId ? 'page' : undefined}
                className={clsx(
                  'focus-ring flex h-8 items-center gap-2.5 rounded-md px-2 transition-colors pointer-coarse:h-11',
                  '[&_svg]:size-4 [&_svg]:shrink-0',
                  id === props.itemId
                    ? 'bg-hover font-medium text-text'
                    : 'text-muted data-hovered:bg-hover data-hovered:text-text',
                )}
              >
                {icon}
                <span className="truncate">{label}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

interface SwitcherProps {
  label: string;
  value: string;
  icon?: ReactNode;
  entries: readonly { id: string; label: string; icon?: ReactNode }[];
  selected: string;
  onSelect: (id: string) => void;
  isStrong?: boolean;
}

function Switcher({ label, value, icon, entries, selected, onSelect, isStrong }: SwitcherProps) {
  return (
    <Menu
      label={label}
      placement="bottom start"
      selectionMode="single"
      selectedKeys={[selected]}
      disallowEmptySelection
      onSelectionChange={(keys) => onSelect([...(keys === 'all' ? [selected] : keys)].join(''))}
      trigger={
        <Button
          aria-label={`${label}: ${value}`}
          className="focus-ring flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-start data-hovered:bg-hover data-pressed:bg-hover pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0"
        >
          {icon && <span className="text-accent-text">{icon}</span>}
          <span className={clsx('flex-1 truncate', isStrong && 'font-semibold')}>{value}</span>
          <ChevronsUpDown aria-hidden="true" className="text-muted" />
        </Button>
      }
    >
      {entries.map((entry) => (
        <MenuItem key={entry.id} id={entry.id} icon={entry.icon}>
          {entry.label}
        </MenuItem>
      ))}
    </Menu>
  );
}
