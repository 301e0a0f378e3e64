import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { emailDomainVerified } from '@/services/platform/email-domains/email-domains.events';
import { EmailDomain } from '@/services/platform/email-domains/email-domains.schema';
import { verifyEmailDomain } from '@/services/platform/email-domains/email-domains.service';

export const POST = endpoint(
  {
    summary: 'Verify a mail domain',
    description: 'Looks for its TXT record in the domain name system.',
    permission: 'sso:write',
    audit: emailDomainVerified,
    params: z.object({ domainId: z.uuid() }),
    response: EmailDomain,
    waitsOutside: true,
    errors: ['CONFLICT', 'UPSTREAM_ERROR'],
  },
  (ctx, { params }) => verifyEmailDomain(ctx, params.domainId),
);
