'use client';

import { ListFilter as FilterIcon, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup';
import { Button } from '@/ui/kit/button';
import { Menu, MenuItem, MenuSection } from '@/ui/kit/menu';
import { SearchField } from '@/ui/kit/search-field';
import type { Choice } from '@/ui/kit/select';
import { type ListQuery, withFilter } from './list-query';

/** One thing that a list can be narrowed by. */
export interface ListFilter {
  /** The API's name of the filter, e.g. `status`. */
  id: string;
  label: string;
  choices: readonly Choice[];
}

interface ListToolbarProps {
  query: ListQuery;
  onQueryChange: (query: ListQuery) => void;
  filters: readonly ListFilter[];
  searchLabel?: string;
  action?: ReactNode;
}

/** Search, filters and the main button of a list; what narrows the list now shows as chips below. */
export function ListToolbar({ query, onQueryChange, filters, searchLabel, action }: ListToolbarProps) {
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {searchLabel && (
          <Search
            label={searchLabel}
            value={query.search}
            onChange={(search) => onQueryChange({ ...query, search, cursor: null })}
          />
        )}
        {filters.length > 0 && <FilterMenu query={query} onQueryChange={onQueryChange} filters={filters} />}
        {action && <div className="ms-auto">{action}</div>}
      </div>
      <FilterChips query={query} onQueryChange={onQueryChange} filters={filters} />
    </div>
  );
}

const TYPING_PAUSE_MS = 250;

function Search({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  const [applied, setApplied] = useState(value);
  if (applied !== value) {
    setApplied(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <SearchField
      label={label}
      value={text}
      onChange={setText}
      onSubmit={onChange}
      className="w-full sm:w-64"
    />
  );
}

type FilterProps = Pick<ListToolbarProps, 'query' | 'onQueryChange' | 'filters'>;

function FilterMenu({ query, onQueryChange, filters }: FilterProps) {
  const t = useTranslations('list');
  return (
    <Menu
      label={t('filter')}
      placement="bottom start"
      trigger={<Button icon={<FilterIcon aria-hidden="true" />}>{t('filter')}</Button>}
    >
      {filters.map((filter) => (
        <MenuSection
          key={filter.id}
          title={filter.label}
          selectionMode="multiple"
          selectedKeys={query.filters[filter.id] ?? []}
          onSelectionChange={(keys) => {
            const values = keys === 'all' ? filter.choices.map(({ value }) => value) : [...keys].map(String);
            onQueryChange(withFilter(query, filter.id, values));
          }}
        >
          {filter.choices.map(({ value, label }) => (
            <MenuItem key={value} id={value}>
              {label}
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </Menu>
  );
}

function FilterChips({ query, onQueryChange, filters }: FilterProps) {
  const t = useTranslations('list');
  const active = filters.filter(({ id }) => query.filters[id]);
  if (active.length === 0) return null;
  return (
    <TagGroup
      aria-label={t('activeFilters')}
      onRemove={(keys) => {
        onQueryChange([...keys].reduce<ListQuery>((left, key) => withFilter(left, String(key), []), query));
      }}
    >
      <TagList className="flex flex-wrap gap-1.5">
        {active.map((filter) => (
          <Chip key={filter.id} filter={filter} values={query.filters[filter.id] ?? []} />
        ))}
      </TagList>
    </TagGroup>
  );
}

function Chip({ filter, values }: { filter: ListFilter; values: readonly string[] }) {
  const t = useTranslations('list');
  const names = values.map(
    (value) => filter.choices.find((choice) => choice.value === value)?.label ?? value,
  );
  const text = `${filter.label}: ${names.join(t('or'))}`;
  return (
    <Tag
      id={filter.id}
      textValue={text}
      className="focus-ring flex h-7 cursor-default items-center gap-1 rounded-md border border-border bg-raised ps-2 text-sm pointer-coarse:h-11"
    >
      <span className="text-muted">{filter.label}</span>
      <span>{names.join(t('or'))}</span>
      <AriaButton
        slot="remove"
        className="focus-ring-inset flex h-full w-6 items-center justify-center rounded-md text-muted data-hovered:text-text pointer-coarse:w-11"
      >
        <X aria-hidden="true" className="size-3.5" />
      </AriaButton>
    </Tag>
  );
}
