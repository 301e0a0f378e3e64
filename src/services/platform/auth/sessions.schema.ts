import { z } from 'zod';
import { id, instant } from '@/core/schema';

export const OwnSession = z
  .object({
    id: z.uuid(),
    kind: z.enum(['console', 'app']),
    method: z.string().meta({ description: 'How it was begun, such as `password+mfa`.' }),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    lastSeenAt: instant.nullable().meta({ description: 'Noted once a minute at most.' }),
    createdAt: instant,
    expiresAt: instant,
    current: z.boolean().meta({ description: 'True for the session of this very call.' }),
  })
  .meta({ id: 'OwnSession' });

export const SessionParams = z.object({ sessionId: id });

export const LogoutAll = z
  .strictObject({
    keepCurrent: z.boolean().default(false).meta({ title: 'Stay signed in here' }),
  })
  .meta({ id: 'LogoutAll' });
export const SessionsEnded = z.object({ sessionsEnded: z.int() }).meta({ id: 'SessionsEnded' });
