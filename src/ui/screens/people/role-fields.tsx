'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/ui/kit/select';
import { TextField } from '@/ui/kit/text-field';
import { isZonal, useRoleChoices } from './role-name';

/** A role and where it reaches, as they are typed. */
export interface RoleInput {
  role: string;
  zones: string;
}

interface RoleFieldsProps {
  value: RoleInput;
  onChange: (value: RoleInput) => void;
  isDisabled?: boolean;
}

/** The zones in a text that separates them by commas of either script. */
export function zonesOf(text: string): string[] {
  return text
    .split(/[,،]/)
    .map((zone) => zone.trim())
    .filter((zone) => zone !== '');
}

/** Asks for a role, and for the zones that it reaches. */
export function RoleFields({ value, onChange, isDisabled }: RoleFieldsProps) {
  const t = useTranslations('people.invite');
  const choices = useRoleChoices();
  const zonal = isZonal(value.role);
  return (
    <>
      <Select
        label={t('role')}
        choices={choices}
        value={value.role}
        onChange={(key) => onChange({ ...value, role: String(key) })}
        isDisabled={isDisabled}
        isRequired
      />
      <TextField
        label={t('zones')}
        description={zonal ? t('zonesHint') : t('zonesOptional')}
        value={value.zones}
        onChange={(zones) => onChange({ ...value, zones })}
        isDisabled={isDisabled}
        isRequired={zonal}
      />
    </>
  );
}
