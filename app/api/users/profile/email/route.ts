import { endpoint } from '@/endpoint';
import { askEmailChange } from '@/services/platform/users/users.email';
import { ChangeEmail, EmailChangeAsked } from '@/services/platform/users/users.schema';

export const POST = endpoint(
  {
    summary: 'Ask to change your e-mail address',
    description: 'Sends a link to the new address. Until it is used, nothing changes.',
    permission: 'signed-in',
    audit: { none: 'nothing changes until the link is used' },
    body: ChangeEmail,
    response: EmailChangeAsked,
    status: 202,
    errors: ['INVALID_CREDENTIALS', 'RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => askEmailChange(ctx, body),
);
