import { endpoint, listEndpoint } from '@/endpoint';
import { emailDomainClaimed } from '@/services/platform/email-domains/email-domains.events';
import { emailDomainListing } from '@/services/platform/email-domains/email-domains.listing';
import { ClaimEmailDomain, EmailDomain } from '@/services/platform/email-domains/email-domains.schema';
import { claimEmailDomain, listEmailDomains } from '@/services/platform/email-domains/email-domains.service';

export const GET = listEndpoint(
  {
    summary: 'List mail domains',
    permission: 'sso:read',
    listing: emailDomainListing,
    response: EmailDomain,
  },
  (ctx, { query }) => listEmailDomains(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Claim a mail domain',
    description: 'It counts once the TXT record in the answer is found by the verify call.',
    permission: 'sso:write',
    audit: emailDomainClaimed,
    body: ClaimEmailDomain,
    response: EmailDomain,
    status: 201,
    errors: ['CONFLICT'],
  },
  (ctx, { body }) => claimEmailDomain(ctx, body),
);
