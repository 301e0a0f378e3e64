import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { endOwnSession } from '@/services/platform/auth/own-sessions.service';
import { SessionParams } from '@/services/platform/auth/sessions.schema';
import { sessionEnded } from '@/services/platform/events';

export const DELETE = endpoint(
  {
    summary: 'Sign out one of your sessions',
    permission: 'signed-in',
    audit: sessionEnded,
    params: SessionParams,
    response: Deleted,
  },
  (ctx, { params }) => endOwnSession(ctx, params.sessionId),
);
