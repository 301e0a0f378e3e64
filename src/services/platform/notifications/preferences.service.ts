import { catalogue } from '@/core/catalogue';
import { become, type Ctx } from '@/core/context';
import { invalid } from '@/core/errors';
import { recordForPerson } from '@/core/events/record';
import { type Channel, channels } from '@/core/notifications/rule';
import { requirePerson } from '../auth/person';
import { DIGEST_KIND, MESSAGE_KIND } from './by-hand';
import { preferencesChanged } from './notifications.events';
import type { SetPreferencesInput } from './notifications.schema';
import { readUnsubscribeToken } from './unsubscribe';

/** By which ways the caller is told of what, with the defaults where they chose nothing. */
export async function listPreferences(ctx: Ctx) {
  const userId = requirePerson(ctx);
  const chosen = await ctx.db.notificationPreference.findMany({ where: { userId } });
  return kinds(ctx).map(({ type, names, urgent, defaults, offered }) => {
    const isOn = (channel: Channel) =>
      chosen.find((one) => one.type === type && one.channel === channel)?.enabled ??
      defaults.includes(channel);
    return { type, names, urgent, channels: Object.fromEntries(offered.map((one) => [one, isOn(one)])) };
  });
}

/** Decides for types and channels; those left out stay. @throws VALIDATION_ERROR for a type of nothing that is told */
export async function setPreferences(ctx: Ctx, { preferences }: SetPreferencesInput) {
  const userId = requirePerson(ctx);
  const types = new Set(kinds(ctx).map(({ type }) => type));
  const unknown = preferences.findIndex(({ type }) => !types.has(type));
  if (unknown >= 0) throw invalid(`preferences.${unknown}.type`, 'Nobody is told of such a thing here.');
  for (const { type, channel, enabled } of preferences) await choose(ctx, { userId, type, channel, enabled });
  await recordForPerson(ctx, preferencesChanged, userId, { userId });
  return listPreferences(ctx);
}

/**
 * Ends letters of a type to whoever received them, by the token of one of them.
 * @throws INVALID_TOKEN for one that is not ours
 */
export async function unsubscribe(ctx: Ctx, token: string): Promise<{ type: string }> {
  const { userId, type } = readUnsubscribeToken(token);
  const own = await become(ctx, { userId });
  // The account may be gone since; then there is nobody to write to either.
  const person = await own.db.user.findFirst({ where: { id: userId, status: { not: 'erased' } } });
  if (!person) return { type };
  await choose(own, { userId, type, channel: 'email', enabled: false });
  await recordForPerson(own, preferencesChanged, userId, { userId });
  return { type };
}

async function choose(
  own: Ctx,
  { enabled, ...which }: { userId: string; type: string; channel: Channel; enabled: boolean },
): Promise<void> {
  await own.db.notificationPreference.upsert({
    where: { userId_type_channel: which },
    create: { ...which, enabled },
    update: { enabled },
  });
}

/** All that somebody can be told of in the tenant's modules. */
function kinds(ctx: Ctx) {
  const { modules } = catalogue();
  const here = modules.filter(({ name }) => name === 'platform' || ctx.tenant?.modules.includes(name));
  const rules = here.flatMap(({ notifications = [] }) => notifications);
  const told = rules.map(({ event, names, urgent = false, channels: defaults }) => ({
    type: event.type,
    names,
    urgent,
    defaults,
    offered: channels,
  }));
  return [...told, MESSAGE_KIND, DIGEST_KIND];
}
