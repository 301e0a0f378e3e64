import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { listOwnSessions } from '@/services/platform/auth/own-sessions.service';
import { OwnSession } from '@/services/platform/auth/sessions.schema';

export const GET = endpoint(
  {
    summary: 'List your sessions',
    description: 'Those that are signed in now, at most the hundred last seen.',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    response: z.array(OwnSession),
  },
  (ctx) => listOwnSessions(ctx),
);
