import { z } from 'zod';
import { defineEvent } from '@/core/events/catalogue';
import { Backup, BackupRestore } from './backups.schema';

const backup = { resource: 'backup', payload: Backup, permission: 'backups:read' };
export const backupRequested = defineEvent({
  ...backup,
  type: 'backup.requested',
  summary: 'A backup was asked for',
});
export const backupCompleted = defineEvent({
  ...backup,
  type: 'backup.completed',
  summary: 'A backup is done',
});
export const backupFailed = defineEvent({ ...backup, type: 'backup.failed', summary: 'A backup failed' });
export const backupDeleted = defineEvent({
  ...backup,
  type: 'backup.deleted',
  summary: 'A backup was deleted',
});

const restore = { resource: 'backup_restore', payload: BackupRestore, permission: 'backups:read' };
export const restoreRequested = defineEvent({
  ...restore,
  type: 'backup_restore.requested',
  summary: 'The restoring of a backup was asked for',
});
export const restoreCompleted = defineEvent({
  ...restore,
  type: 'backup_restore.completed',
  summary: 'A backup was restored, row for row',
});
export const restoreFailed = defineEvent({
  ...restore,
  type: 'backup_restore.failed',
  summary: 'A backup could not be restored; nothing was changed',
});
export const dataRestored = defineEvent({
  resource: 'tenant',
  type: 'tenant.restored',
  summary: 'The data of a tenant was restored from a backup',
  permission: 'tenants:read',
  payload: z.object({ backupId: z.uuid(), rows: z.int() }),
});

export const backupEvents = [
  backupRequested,
  backupCompleted,
  backupFailed,
  backupDeleted,
  restoreRequested,
  restoreCompleted,
  restoreFailed,
  dataRestored,
];
