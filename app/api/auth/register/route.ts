import { endpoint } from '@/endpoint';
import { Register, Registered } from '@/services/platform/auth/auth.schema';
import { register } from '@/services/platform/auth/register.service';
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
    message: 'Look into your mail: a letter says how to go on.',
    errors: ['RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => register(ctx, body),
);
