'use client';

import { useTranslations } from 'next-intl';
import { Select, type SelectProps } from '@/ui/kit/select';

/** Roles that a rule may give: all that reach the whole tenant, but for owner. */
const ROLES = [
  ...(['admin', 'manager', 'engineer', 'editor', 'viewer', 'user', 'vendor'] as const),
  ...(['provider', 'nurse', 'medical_assistant', 'pharmacy_tech', 'billing'] as const),
];
const NONE = '';

type RoleSelectProps = Omit<SelectProps, 'choices' | 'value' | 'onChange'> & {
  /** What no role means here. */
  noneLabel: string;
  value: string | null;
  onChange: (role: string | null) => void;
};

/** A role to give by rule, or none. */
export function RoleSelect({ noneLabel, value, onChange, ...rest }: RoleSelectProps) {
  const t = useTranslations('roles');
  const choices = [
    { value: NONE, label: noneLabel },
    ...ROLES.map((role) => ({ value: role, label: t(role) })),
  ];
  return (
    <Select
      {...rest}
      choices={choices}
      value={value ?? NONE}
      onChange={(chosen) => onChange(chosen === NONE ? null : String(chosen))}
    />
  );
}
