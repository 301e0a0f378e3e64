import { z } from 'zod';
import { eventStream } from '@/core/realtime/event-stream';
import { rawEndpoint } from '@/endpoint';

export const GET = rawEndpoint(
  {
    summary: 'Follow events',
    description:
      'Server-sent events as they are committed. Resume with the Last-Event-ID header or lastEventId.',
    permission: 'events:read',
    query: z.object({ lastEventId: z.string().max(64).optional() }),
    contentType: 'text/event-stream',
  },
  async (ctx, { query, request }) =>
    eventStream(ctx, request, request.headers.get('last-event-id') ?? query.lastEventId),
);
