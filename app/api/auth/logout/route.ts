import { endpoint } from '@/endpoint';
import { SignedOut } from '@/services/platform/auth/auth.schema';
import { logout } from '@/services/platform/auth/auth.service';
import { sessionEnded } from '@/services/platform/events';

export const POST = endpoint(
  { summary: 'Sign out', permission: 'signed-in', audit: sessionEnded, response: SignedOut },
  (ctx) => logout(ctx),
);
