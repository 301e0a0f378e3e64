import { getLocale, getTranslations } from 'next-intl/server';
import { catalogue } from '@/core/catalogue';
import { TenantModule } from '@/services/platform/tenants/tenants.schema';
import { inLanguage } from '@/ui/i18n/schema-words';
import type { CheckGroup } from '@/ui/patterns/check-list';

const MODULES = ['platform', ...TenantModule.options] as const;

/**
 * The permissions of every module in the viewer's words, as groups.
 * @param isShown which of them
 */
export async function permissionGroups(isShown: (permission: string) => boolean): Promise<CheckGroup[]> {
  const t = await getTranslations('console.modules');
  const titleOf = (name: string) => {
    const known = MODULES.find((module) => module === name);
    return known ? t(known) : name;
  };
  const groups: CheckGroup[] = catalogue().modules.map(({ name, permissions }) => ({
    title: titleOf(name),
    choices: Object.entries(permissions)
      .filter(([permission]) => isShown(permission))
      .map(([permission, words]) => ({ value: permission, label: words, description: permission })),
  }));
  const offered = groups.filter(({ choices }) => choices.length > 0);
  return inLanguage(await getLocale(), offered);
}
