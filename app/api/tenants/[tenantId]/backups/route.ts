import { endpoint, listEndpoint } from '@/endpoint';
import { backupRequested } from '@/services/platform/backups/backups.events';
import { backupListing } from '@/services/platform/backups/backups.listing';
import { Backup, CreateBackup } from '@/services/platform/backups/backups.schema';
import { createBackup, listBackups } from '@/services/platform/backups/backups.service';

export const GET = listEndpoint(
  { summary: 'List backups', permission: 'backups:read', listing: backupListing },
  (ctx, { query }) => listBackups(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Take a backup',
    description:
      'A job takes it; its `status` and `progress` tell how far it is. An incremental one holds what changed since another.',
    permission: 'backups:write',
    audit: backupRequested,
    body: CreateBackup,
    response: Backup,
    status: 202,
    errors: ['CONFLICT'],
  },
  (ctx, { body }) => createBackup(ctx, body),
);
