import type { Listing } from '@/core/http/listing';
import { RetentionRun } from './retention.schema';

/** A tenant's retention runs. */
export const retentionRunListing = {
  resource: 'retention_run',
  table: 'retention_runs',
  row: RetentionRun,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {},
} satisfies Listing<typeof RetentionRun>;
