'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/kit/button';
import { IconButton } from '@/ui/kit/icon-button';
import { ReorderList } from '@/ui/kit/reorder-list';
import { FieldView, useForm } from './form-field';
import type { ListField } from './form-schema';
import { emptyValue, type Path, valueAt } from './form-values';

/** A list inside a form: entries can be added, taken out and put in another order. */
export function ListFieldView({ field, path }: { field: ListField; path: Path }) {
  const t = useTranslations('form.list');
  const { values, problems, setValue } = useForm();
  const current = valueAt(values, path);
  const entries: readonly unknown[] = Array.isArray(current) ? current : [];
  const [keys, setKeys] = useKeys(entries.length);
  const rows = keys.map((key, index) => ({ key, value: entries[index] }));
  const name = path.join('.');

  function replace(next: readonly { key: string; value: unknown }[]) {
    setKeys(next.map(({ key }) => key));
    setValue(
      path,
      next.map(({ value }) => value),
    );
  }

  return (
    <section aria-labelledby={`${name}-title`} className="flex min-w-0 flex-col gap-2">
      <ListHead id={`${name}-title`} field={field} />
      <ReorderList
        label={field.title}
        items={rows}
        keyOf={({ key }) => key}
        nameOf={({ key }) => t('entry', { number: keys.indexOf(key) + 1 })}
        onReorder={replace}
        empty={<p className="text-sm text-muted">{t('none')}</p>}
      >
        {({ key }, index) => (
          <div className="flex items-start gap-2">
            <Entry field={field} path={[...path, String(index)]} />
            <IconButton
              label={t('remove', { number: index + 1 })}
              isDisabled={rows.length <= field.minItems}
              onPress={() => replace(rows.filter((row) => row.key !== key))}
            >
              <Trash2 aria-hidden="true" />
            </IconButton>
          </div>
        )}
      </ReorderList>
      {problems[name] && <p className="text-sm text-danger">{problems[name]}</p>}
      <Button
        icon={<Plus aria-hidden="true" />}
        className="self-start"
        isDisabled={rows.length >= (field.maxItems ?? Number.POSITIVE_INFINITY)}
        onPress={() => replace([...rows, { key: unusedKey(keys), value: emptyValue(field.item) }])}
      >
        {t('add')}
      </Button>
    </section>
  );
}

function ListHead({ id, field }: { id: string; field: ListField }) {
  return (
    <div>
      <h3 id={id} className="text-sm font-medium">
        {field.title}
      </h3>
      {field.description && <p className="text-sm text-muted">{field.description}</p>}
    </div>
  );
}

/** An entry's frame is its row, so an object's fields stand in it without a frame of their own. */
function Entry({ field, path }: { field: ListField; path: Path }) {
  const { item } = field;
  if (item.kind !== 'group') return <FieldView field={item} path={path} />;
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-3 py-1">
      {item.fields.map((inner) => (
        <FieldView key={inner.name} field={inner} path={[...path, inner.name]} />
      ))}
    </div>
  );
}

/** Names for entries that have none, so that what is being typed moves along with its entry. */
function useKeys(count: number): [readonly string[], (keys: readonly string[]) => void] {
  const [keys, setKeys] = useState<readonly string[]>(() => withKeys([], count));
  if (keys.length === count) return [keys, setKeys];
  const fitting = withKeys(keys.slice(0, count), count);
  setKeys(fitting);
  return [fitting, setKeys];
}

function withKeys(keys: readonly string[], count: number): readonly string[] {
  return keys.length >= count ? keys : withKeys([...keys, unusedKey(keys)], count);
}

/** Counted, not random: the server and the browser must give the same names. */
function unusedKey(keys: readonly string[]): string {
  return String(Math.max(-1, ...keys.map(Number)) + 1);
}
