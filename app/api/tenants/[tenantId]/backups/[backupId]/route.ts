import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { backupDeleted } from '@/services/platform/backups/backups.events';
import { Backup, BackupParams } from '@/services/platform/backups/backups.schema';
import { deleteBackup, getBackup } from '@/services/platform/backups/backups.service';

export const GET = endpoint(
  {
    summary: 'Get a backup',
    permission: 'backups:read',
    audit: { none: 'reads only' },
    params: BackupParams,
    response: Backup,
  },
  (ctx, { params }) => getBackup(ctx, params.backupId),
);

export const DELETE = endpoint(
  {
    summary: 'Delete a backup and its file',
    permission: 'backups:write',
    audit: backupDeleted,
    params: BackupParams,
    response: Deleted,
    errors: ['CONFLICT'],
  },
  (ctx, { params }) => deleteBackup(ctx, params.backupId),
);
