import { z } from 'zod';
import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { emailDomainDeleted } from '@/services/platform/email-domains/email-domains.events';
import { deleteEmailDomain } from '@/services/platform/email-domains/email-domains.service';

export const DELETE = endpoint(
  {
    summary: 'Give a mail domain up',
    permission: 'sso:write',
    audit: emailDomainDeleted,
    params: z.object({ domainId: z.uuid() }),
    response: Deleted,
    errors: ['CONFLICT'],
  },
  (ctx, { params }) => deleteEmailDomain(ctx, params.domainId),
);
