import { z } from 'zod';
import { id, instant } from '@/core/schema';
import { hostLabel } from '../tenants/tenants.schema';

const counts = z.record(z.string(), z.int()).nullable();
const state = z.enum(['pending', 'running', 'done', 'failed']);

export const Backup = z
  .object({
    id: z.uuid(),
    kind: z.enum(['full', 'incremental']),
    baseId: z.uuid().nullable(),
    status: state,
    progress: z.int().meta({ description: '0 to 100.' }),
    sha256: z.string().nullable(),
    size: z.int().nullable().meta({ description: 'Bytes.' }),
    contents: counts.meta({ description: 'Rows per table.' }),
    error: z.string().nullable(),
    takenAt: instant.nullable(),
    version: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'Backup' });

export const CreateBackup = z
  .strictObject({
    kind: z.enum(['full', 'incremental']).default('full').meta({ title: 'Kind' }),
    baseId: id.optional().meta({
      title: 'Since which backup',
      description: 'Of an incremental backup; the newest one when left out.',
    }),
  })
  .meta({ id: 'CreateBackup' });

export const RestoreBackup = z
  .strictObject({
    into: z.enum(['new', 'same']).meta({
      title: 'Into',
      description: 'A new tenant, or the tenant itself, whose later changes are then undone.',
    }),
    name: z.string().trim().min(1).max(120).optional().meta({ title: 'Name of the new tenant' }),
    slug: hostLabel.optional().meta({ title: 'Short name of the new tenant' }),
    withMembers: z.boolean().default(false).meta({
      title: 'With its members',
      description: 'Into a new tenant only: people who still belong to this one get their role there.',
    }),
  })
  .refine(({ into, slug }) => (into === 'new') === (slug !== undefined), {
    path: ['slug'],
    error: 'Give a short name for a new tenant, and none for the same.',
  })
  .meta({ id: 'RestoreBackup' });

export const BackupRestore = z
  .object({
    id: z.uuid(),
    backupId: z.uuid(),
    targetTenantId: z.uuid(),
    status: state,
    progress: z.int(),
    contents: counts.meta({ description: 'Rows per table, each compared with the archive.' }),
    error: z.string().nullable(),
    completedAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'BackupRestore' });

export const BackupParams = z.object({ backupId: id });
export const RestoreParams = z.object({ backupId: id, restoreId: id });

/** What an archive says of itself; the file `manifest.json` in it. */
export const Manifest = z.object({
  format: z.literal('quintet-backup'),
  version: z.literal(1),
  backupId: z.uuid(),
  baseId: z.uuid().nullable(),
  tenantId: z.uuid(),
  takenAt: z.iso.datetime(),
  tenant: z.object({
    name: z.string(),
    locale: z.string(),
    timezone: z.string(),
    currency: z.string(),
    modules: z.array(z.string()),
  }),
  /** Rows per table. */
  tables: z.record(z.string(), z.int()),
  /** Of an incremental archive: ids that were there before and are gone, per table. */
  removed: z.record(z.string(), z.array(z.uuid())),
  /** Every other file of the archive. */
  files: z.record(z.string(), z.object({ sha256: z.string().length(64), size: z.int() })),
});

export type CreateBackupInput = z.output<typeof CreateBackup>;
export type RestoreBackupInput = z.output<typeof RestoreBackup>;
export type ManifestContent = z.output<typeof Manifest>;
