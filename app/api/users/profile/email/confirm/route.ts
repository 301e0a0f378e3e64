import { endpoint } from '@/endpoint';
import { userUpdated } from '@/services/platform/events';
import { confirmEmailChange } from '@/services/platform/users/users.email';
import { ConfirmEmail, EmailChangeAsked } from '@/services/platform/users/users.schema';

export const POST = endpoint(
  {
    summary: 'Confirm a new e-mail address',
    permission: 'public',
    audit: userUpdated,
    body: ConfirmEmail,
    response: EmailChangeAsked,
    errors: ['INVALID_TOKEN', 'CONFLICT'],
  },
  (ctx, { body }) => confirmEmailChange(ctx, body.token),
);
