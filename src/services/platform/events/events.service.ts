import { z } from 'zod';
import { catalogue } from '@/core/catalogue';

export const EventType = z
  .object({
    type: z.string(),
    resource: z.string(),
    summary: z.string(),
    permission: z.string(),
    payload: z.record(z.string(), z.json()),
  })
  .meta({ id: 'EventType', description: 'A kind of event with the JSON Schema of its payload.' });

/** All kinds of events that webhooks and the event stream can tell of. */
export async function listEventTypes() {
  return [...catalogue().eventsByType.values()].map(({ type, resource, summary, permission, payload }) => ({
    type,
    resource,
    summary,
    permission,
    payload: JSON.parse(JSON.stringify(z.toJSONSchema(payload, { io: 'input', unrepresentable: 'any' }))),
  }));
}
