import { endpoint } from '@/endpoint';
import { Register, Registered } from '@/services/platform/auth/auth.schema';
import { register } from '@/services/platform/auth/auth.service';
import { userCreated } from '@/services/platform/events';

export const POST = endpoint(
  {
    summary: 'Register',
    description: 'The answer is the same whether or not the address was registered before.',
    permission: 'public',
    audit: userCreated,
    body: Register,
    response: Registered,
    status: 201,
    location: () => '/api/auth/me',
    message: 'You can sign in now, if this address was not registered before.',
  },
  (ctx, { body }) => register(ctx, body),
);
