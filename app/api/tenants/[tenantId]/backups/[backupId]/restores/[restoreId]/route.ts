import { endpoint } from '@/endpoint';
import { BackupRestore, RestoreParams } from '@/services/platform/backups/backups.schema';
import { getRestore } from '@/services/platform/backups/backups.service';

export const GET = endpoint(
  {
    summary: 'Get a restoring of a backup',
    permission: 'backups:read',
    audit: { none: 'reads only' },
    params: RestoreParams,
    response: BackupRestore,
  },
  (ctx, { params }) => getRestore(ctx, params.backupId, params.restoreId),
);
