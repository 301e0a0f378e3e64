import { catalogue } from '../catalogue';
import { AppError, notFound } from '../errors';
import { socketName } from '../events/catalogue';
import type { EventRow } from './event-stream.sql';
import type { Tap } from './tap';

/** The whole tenant, as a room that clients may leave and enter. */
export const TENANT = 'tenant';
/** A room of one resource: its kind and id. */
const RESOURCE = /^([a-z_]{1,50}):([\w.-]{1,64})$/;
const MAX_ROOMS = 100;

/** True when an event belongs into one of the rooms that a connection is in. */
export function isIn(rooms: ReadonlySet<string>, { resourceType, resourceId }: EventRow): boolean {
  return rooms.has(TENANT) || rooms.has(`${resourceType}:${resourceId}`);
}

/**
 * The room that a client asks for: `tenant`, or a resource such as `page:<id>`.
 * @param rooms those that it is in
 * @throws NOT_FOUND when there is no such kind, or the client may not be told of it;
 *   RATE_LIMIT_EXCEEDED when it is in 100 already
 */
export function roomFor(asked: unknown, tap: Tap, rooms: ReadonlySet<string>): string {
  if (rooms.size >= MAX_ROOMS)
    throw new AppError('RATE_LIMIT_EXCEEDED', `You are in ${MAX_ROOMS} rooms already. Leave one first.`);
  if (asked === TENANT) return TENANT;
  const [room, kind] = (typeof asked === 'string' && RESOURCE.exec(asked)) || [];
  if (room === undefined || kind === undefined || !tap.mayFollow(kind)) throw notFound('resource');
  return room;
}

/** An event as sockets send it: the name that clients know it by, and its payload with id and time. */
export function messageOf({ id, type, payload, createdAt }: EventRow): {
  name: string;
  data: Record<string, unknown>;
} {
  const definition = catalogue().eventsByType.get(type);
  const fields = payload !== null && typeof payload === 'object' ? payload : {};
  return {
    name: definition ? socketName(definition) : type,
    data: { ...fields, eventId: id, timestamp: createdAt.toISOString() },
  };
}
