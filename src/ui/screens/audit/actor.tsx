'use client';

import { useTranslations } from 'next-intl';
import { useTenant } from '@/ui/shell/tenant-context';

/** Who may act, as the log writes it. */
export const ACTORS = ['user', 'api_key', 'job', 'system', 'anonymous'] as const;

interface Acted {
  actorType: string;
  actorId: string | null;
  actorName: string | null;
}

/** Who did it: the viewer, somebody by name, or what kind of actor. */
export function Actor({ entry: { actorId, actorName, actorType } }: { entry: Acted }) {
  const t = useTranslations();
  const { user } = useTenant();
  if (actorId === user.id) return t('audit.you');
  if (actorName) return <bdi>{actorName}</bdi>;
  const known = ACTORS.find((name) => name === actorType);
  return known ? t(`console.actor.${known}`) : actorType;
}
