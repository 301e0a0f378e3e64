import type { EventDefinition } from '../events/catalogue';
import { exampleOf } from './examples';
import type { JsonSchema, SchemaBook } from './schemas';

/** The `webhooks` section: what a receiver is sent for each kind of event. */
export function webhooksSection(
  events: Iterable<EventDefinition>,
  book: SchemaBook,
): Record<string, unknown> {
  const sorted = [...events].sort((a, b) => (a.type < b.type ? -1 : 1));
  return Object.fromEntries(sorted.map((event) => [event.type, { post: delivery(event, book) }]));
}

const SIGNATURE_HEADERS = [
  ['webhook-id', "The event's id, the same at every attempt: a repetition is recognised by it."],
  ['webhook-timestamp', 'Seconds since 1970 at this attempt. Refuse what is older than five minutes.'],
  ['webhook-signature', 'One or more `v1,…` signatures with spaces between; one must be right.'],
].map(([name, description]) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
}));

function delivery(event: EventDefinition, book: SchemaBook): unknown {
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      type: { const: event.type },
      timestamp: { type: 'string', format: 'date-time' },
      data: book.refer(event.payload),
    },
    required: ['id', 'type', 'timestamp', 'data'],
  };
  const example = exampleOf(schema, book.named());
  return {
    operationId: `on${event.type.replace(/(^|[._])([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}`,
    summary: event.summary,
    tags: ['Webhook deliveries'],
    security: [],
    parameters: SIGNATURE_HEADERS,
    requestBody: { required: true, content: { 'application/json': { schema, example } } },
    responses: {
      '2XX': { description: 'Received. Anything else is tried again, ten times in about three days.' },
      410: { description: 'The receiver is gone: the webhook is switched off.' },
    },
    'x-permission': event.permission,
  };
}
