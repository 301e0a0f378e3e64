import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { EventType, listEventTypes } from '@/services/platform/events/events.service';

export const GET = endpoint(
  {
    summary: 'List event types',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    response: z.array(EventType),
  },
  () => listEventTypes(),
);
