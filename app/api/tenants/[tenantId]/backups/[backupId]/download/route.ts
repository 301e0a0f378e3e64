import { fileResponse } from '@/core/http/file-response';
import { rawEndpoint } from '@/endpoint';
import { BackupParams } from '@/services/platform/backups/backups.schema';
import { openBackupFile } from '@/services/platform/backups/backups.service';

export const GET = rawEndpoint(
  {
    summary: 'Download a backup',
    description: 'A zip file: rows as JSON lines per table, files, and a manifest with a checksum of each.',
    permission: 'backups:write',
    params: BackupParams,
    contentType: 'application/zip',
    errors: ['INVALID_TRANSITION'],
  },
  async (ctx, { params }) => fileResponse(await openBackupFile(ctx, params.backupId), 'application/zip'),
);
