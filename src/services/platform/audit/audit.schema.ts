import { z } from 'zod';
import { instant, text } from '@/core/schema';

const values = z.record(z.string(), z.json()).nullable();

/** An audit row as the table has it: what is personal is ciphertext. */
export const AuditRow = z.object({
  tenantId: z.uuid(),
  id: z.uuid(),
  action: z.string(),
  operation: z.enum(['insert', 'update', 'delete']),
  resourceType: z.string(),
  resourceId: z.string(),
  actorType: z.string(),
  actorId: z.string().nullable(),
  before: values,
  after: values,
  changed: z.array(z.string()),
  reason: z.string().nullable(),
  requestId: z.string().nullable(),
  method: z.string().nullable(),
  path: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  personal: z.array(z.string()),
  seal: z.int().nullable(),
  createdAt: instant,
});

export type AuditRow = z.output<typeof AuditRow>;

/** An audit row as people read it. */
export const AuditLog = AuditRow.omit({ personal: true })
  .extend({
    actorName: z
      .string()
      .nullable()
      .meta({ description: 'Who acted, by the name they have now; null for jobs and erased people.' }),
    erased: z.array(z.string()).meta({
      description:
        'Values that are null because the person they were about was erased: columns of before and after, ip, userAgent.',
    }),
    seal: z
      .int()
      .nullable()
      .meta({ description: 'The seal that proves this row; null until the next one is made.' }),
  })
  .meta({ id: 'AuditLog' });

export type AuditLog = z.output<typeof AuditLog>;

/** One seal: a batch of rows by its Merkle root, chained to the seal before. */
export const AuditSeal = z
  .object({
    number: z.int(),
    rows: z.int(),
    root: z.string(),
    previousHash: z.string(),
    hash: z.string(),
    signature: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'AuditSeal' });

export const SEAL_PROBLEMS = [
  'seal_missing',
  'chain_broken',
  'seal_changed',
  'signature_invalid',
  'rows_removed',
  'rows_added',
  'rows_changed',
  'head_missing',
] as const;

export const VerifyAudit = z.strictObject({
  from: z.coerce
    .number()
    .int()
    .min(1)
    .default(1)
    .meta({ description: 'The seal to begin with; go on with `next` where a log is long.' }),
  head: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'Must be the hash of a seal: 64 hex digits.')
    .optional()
    .meta({ description: 'A hash that you have seen before; the log must still hold its seal.' }),
});
export type VerifyAudit = z.output<typeof VerifyAudit>;

export const AuditVerdict = z
  .object({
    intact: z.boolean(),
    seals: z.int().meta({ description: 'Seals examined by this call.' }),
    rows: z.int().meta({ description: 'Sealed rows examined by this call.' }),
    unsealed: z.int().meta({ description: 'Rows that no seal proves yet.' }),
    head: z.object({ number: z.int(), hash: z.string(), createdAt: instant }).nullable(),
    next: z.int().nullable().meta({ description: 'Go on from this seal; null when the end was reached.' }),
    firstBroken: z.object({ seal: z.int(), reason: z.enum(SEAL_PROBLEMS) }).nullable(),
  })
  .meta({ id: 'AuditVerdict' });
export type AuditVerdict = z.output<typeof AuditVerdict>;

export const AuditPublicKey = z
  .object({
    algorithm: z.literal('Ed25519'),
    publicKey: z.string().meta({ description: 'The present key: 32 bytes, base64url.' }),
    formerKeys: z.array(z.string()).meta({ description: 'Keys that older seals are signed with.' }),
  })
  .meta({ id: 'AuditPublicKey' });

export const RevertAudit = z
  .strictObject({
    reason: text(1000).meta({ title: 'Reason' }),
    force: z.boolean().default(false).meta({ title: 'Also where it was changed again since' }),
  })
  .meta({ id: 'RevertAudit' });

/** What was set back. */
export const Reverted = z
  .object({
    auditId: z.uuid(),
    resourceType: z.string(),
    resourceId: z.string(),
    fields: z.array(z.string()),
  })
  .meta({ id: 'Reverted' });
