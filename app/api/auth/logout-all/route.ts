import { endpoint } from '@/endpoint';
import { endAllSessions } from '@/services/platform/auth/own-sessions.service';
import { LogoutAll, SessionsEnded } from '@/services/platform/auth/sessions.schema';
import { sessionEnded } from '@/services/platform/events';

export const POST = endpoint(
  {
    summary: 'Sign out everywhere',
    permission: 'signed-in',
    audit: sessionEnded,
    body: LogoutAll,
    response: SessionsEnded,
  },
  (ctx, { body }) => endAllSessions(ctx, body),
);
