import { z } from 'zod';
import { rawEndpoint } from '@/endpoint';
import { preferencesChanged } from '@/services/platform/notifications/notifications.events';
import { unsubscribe } from '@/services/platform/notifications/preferences.service';

const query = z.object({ token: z.string().max(500).default('') });

export const POST = rawEndpoint(
  {
    summary: 'End letters of one kind',
    description:
      'What mail programs call by the List-Unsubscribe header (RFC 8058). Nobody need be signed in.',
    permission: 'public',
    audit: preferencesChanged,
    query,
    contentType: 'application/json',
  },
  async (ctx, { query }) => Response.json({ success: true, data: await unsubscribe(ctx, query.token) }),
);

export const GET = rawEndpoint(
  {
    summary: 'Go to the page that ends letters of one kind',
    permission: 'public',
    query,
    contentType: 'text/html',
  },
  async (_, { query }) =>
    new Response(null, {
      status: 303,
      headers: { location: `/unsubscribe#${encodeURIComponent(query.token)}` },
    }),
);
