import { z } from 'zod';
import type { Principal } from '../auth/authenticate';
import { catalogue } from '../catalogue';
import type { EventRow } from './event-stream.sql';

/** The payload of an event that concerns one person. */
const Personal = z.object({ userId: z.uuid() });
/** Resources whose change may end or narrow what somebody may hear. */
const DECIDING = new Set(['member', 'user', 'api_key', 'tenant', 'setting', 'group']);
/** Of sessions only their end; they begin and are renewed all day. */
const DECIDING_TYPES = new Set(['session.ended', 'session.token_reused']);

/** True for the resource of a commit after which every follower's rights are proven anew. */
export function decidesRights(resource: string): boolean {
  return DECIDING.has(resource);
}

/** True for an event after which every follower's rights are proven anew, before it or a later one is told. */
export function changesRights({ type, resourceType }: EventRow): boolean {
  return decidesRights(resourceType) || DECIDING_TYPES.has(type);
}

/** True when somebody may be told of an event: its permission and module, and it is not another person's own affair. */
export function mayHear(principal: Principal, { type, payload }: EventRow): boolean {
  const definition = catalogue().eventsByType.get(type);
  if (!definition || !holds(principal, definition.permission)) return false;
  return !definition.personal || Personal.safeParse(payload).data?.userId === principal.userId;
}

/** True when there are events about a kind of resource, such as `page`, that somebody may be told of. */
export function mayFollow(principal: Principal, resource: string): boolean {
  const definitions = [...catalogue().eventsByType.values()];
  return definitions.some((event) => event.resource === resource && holds(principal, event.permission));
}

function holds({ permissions, tenant }: Principal, permission: string): boolean {
  const module = catalogue().moduleOfPermission.get(permission) ?? 'platform';
  return (
    permissions.has(permission) && (module === 'platform' || (tenant?.modules.includes(module) ?? false))
  );
}
