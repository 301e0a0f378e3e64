'use client';

import { Checkbox } from '@/ui/kit/checkbox';

/** Things to tick that belong together. */
export interface CheckGroup {
  title: string;
  choices: readonly { value: string; label: string; description?: string }[];
}

interface CheckListProps {
  label: string;
  groups: readonly CheckGroup[];
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  /** The label of the box that ticks a whole group. */
  allLabel: (group: string) => string;
  error?: string;
}

/** Many choices as boxes in groups, each of which can be ticked as a whole. */
export function CheckList({ label, groups, value, onChange, allLabel, error }: CheckListProps) {
  const chosen = new Set(value);
  const set = (names: readonly string[], isChosen: boolean) => {
    const rest = value.filter((name) => !names.includes(name));
    onChange(isChosen ? [...rest, ...names] : rest);
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-4" data-invalid={error ? '' : undefined}>
      <legend className="pb-2 text-sm font-medium">{label}</legend>
      {groups.map(({ title, choices }) => {
        const names = choices.map((choice) => choice.value);
        const count = names.filter((name) => chosen.has(name)).length;
        return (
          <div key={title} className="flex flex-col gap-2 rounded-lg border border-border p-3">
            <Checkbox
              label={allLabel(title)}
              className="font-medium"
              isSelected={count === names.length}
              isIndeterminate={count > 0 && count < names.length}
              onChange={(isChosen) => set(names, isChosen)}
            />
            <div className="grid gap-x-4 gap-y-2 border-t border-border pt-3 sm:grid-cols-2">
              {choices.map((choice) => (
                <Checkbox
                  key={choice.value}
                  label={choice.label}
                  description={choice.description}
                  isSelected={chosen.has(choice.value)}
                  onChange={(isChosen) => set([choice.value], isChosen)}
                />
              ))}
            </div>
          </div>
        );
      })}
      {error && <p className="text-sm text-danger">{error}</p>}
    </fieldset>
  );
}
