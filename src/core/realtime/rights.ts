import type { Principal } from '../auth/authenticate';
import { catalogue } from '../catalogue';
import type { EventRow } from './event-stream.sql';

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

/** True when somebody holds the permission that an event asks of its listeners, in a module that the tenant has. */
export function mayHear({ permissions, tenant }: Principal, { type }: EventRow): boolean {
  const permission = catalogue().eventsByType.get(type)?.permission;
  if (permission === undefined || !permissions.has(permission)) return false;
  const module = catalogue().moduleOfPermission.get(permission) ?? 'platform';
  return module === 'platform' || (tenant?.modules.includes(module) ?? false);
}
