import { endpoint, listEndpoint } from '@/endpoint';
import { restoreRequested } from '@/services/platform/backups/backups.events';
import { restoreListing } from '@/services/platform/backups/backups.listing';
import { BackupParams, BackupRestore, RestoreBackup } from '@/services/platform/backups/backups.schema';
import { listRestores, requestRestore } from '@/services/platform/backups/backups.service';

export const GET = listEndpoint(
  {
    summary: 'List the restorings of a backup',
    permission: 'backups:read',
    params: BackupParams,
    listing: restoreListing,
  },
  (ctx, { params, query }) => listRestores(ctx, params.backupId, query),
);

export const POST = endpoint(
  {
    summary: 'Restore a backup',
    description:
      'Into a new tenant, or into its own, whose later changes are then undone. The archive is checked before anything is written, and the outcome is compared row for row with it before anything is committed.',
    permission: 'backups:restore',
    audit: restoreRequested,
    params: BackupParams,
    body: RestoreBackup,
    response: BackupRestore,
    status: 202,
    errors: ['INVALID_TRANSITION'],
  },
  (ctx, { params, body }) => requestRestore(ctx, params.backupId, body),
);
