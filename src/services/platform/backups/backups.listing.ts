import type { Listing } from '@/core/http/listing';
import { Backup, BackupRestore } from './backups.schema';

/** A tenant's backups. */
export const backupListing = {
  resource: 'backup',
  table: 'backups',
  row: Backup,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    kind: { kind: 'values', column: 'kind', of: Backup.shape.kind },
    status: { kind: 'values', column: 'status', of: Backup.shape.status },
  },
  where: 'deleted_at is null',
} satisfies Listing<typeof Backup>;

/** The restorings of a tenant's backups. */
export const restoreListing = {
  resource: 'backup_restore',
  table: 'backup_restores',
  row: BackupRestore,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: { status: { kind: 'values', column: 'status', of: BackupRestore.shape.status } },
} satisfies Listing<typeof BackupRestore>;
