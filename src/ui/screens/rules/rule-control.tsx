'use client';

import { NumberField } from '@/ui/kit/number-field';
import { Select } from '@/ui/kit/select';
import { Switch } from '@/ui/kit/switch';
import { useRuleWords } from './rule-words';
import type { Rule } from './rules';

interface RuleControlProps {
  rule: Rule;
  label: string;
  onChange: (value: Rule['value']) => void;
}

/** What a setting is changed with: a switch, a choice, or a number, as its schema says. */
export function RuleControl({ rule, label, onChange }: RuleControlProps) {
  const words = useRuleWords();
  const { value, schema, mayChange } = rule;
  if (typeof value === 'boolean')
    return <Switch label={label} isSelected={value} isDisabled={!mayChange} onChange={onChange} />;
  if (Array.isArray(schema.enum))
    return (
      <Select
        label={label}
        className="max-w-xs"
        isDisabled={!mayChange}
        value={String(value)}
        onChange={(key) => onChange(String(key))}
        choices={schema.enum.map((choice) => ({
          value: String(choice),
          label: words.choice(String(choice)),
        }))}
      />
    );
  return <RuleNumber {...{ rule, label, onChange }} />;
}

/** A number is saved when its field is left, not at every step of its keys. */
function RuleNumber({ rule: { value, schema, mayChange }, label, onChange }: RuleControlProps) {
  const { minimum, maximum } = schema;
  return (
    <NumberField
      key={String(value)}
      label={label}
      className="max-w-xs"
      isDisabled={!mayChange}
      defaultValue={Number(value)}
      minValue={typeof minimum === 'number' ? minimum : 0}
      maxValue={typeof maximum === 'number' ? maximum : undefined}
      onChange={(next) => next !== value && !Number.isNaN(next) && onChange(next)}
    />
  );
}
