'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Choice } from '@/ui/kit/select';

/** The roles of the table, in the order in which they are offered. */
export const ROLES = [
  'owner',
  'admin',
  'manager',
  'engineer',
  'editor',
  'viewer',
  'user',
  'location_admin',
  'shop_owner',
  'vendor',
  'provider',
  'nurse',
  'medical_assistant',
  'pharmacy_tech',
  'billing',
] as const;

/** Roles that are given together with the zones they reach. */
export const ZONAL: readonly string[] = ['location_admin', 'shop_owner'];

/** True for roles that reach the zones they are given with only. */
export function isZonal(role: string): boolean {
  return ZONAL.includes(role);
}

/** Gives a function that names a role in the viewer's language; one that nobody knows keeps its own name. */
export function useRoleName(): (role: string) => string {
  const t = useTranslations('roles');
  return useCallback(
    (role: string) => {
      const known = ROLES.find((name) => name === role);
      return known ? t(known) : role;
    },
    [t],
  );
}

/** Every role, to choose one. */
export function useRoleChoices(): Choice[] {
  const nameOf = useRoleName();
  return ROLES.map((value) => ({ value, label: nameOf(value) }));
}
