import type { Listing } from '@/core/http/listing';
import { EmailDomainRow } from './email-domains.schema';

/** A tenant's mail domains. */
export const emailDomainListing = {
  resource: 'email_domain',
  table: 'email_domains',
  row: EmailDomainRow,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {},
} satisfies Listing<typeof EmailDomainRow>;
