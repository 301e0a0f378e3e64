import { z } from 'zod';
import { defineWork } from '@/core/jobs/work';
import { sealTenant } from './audit.jobs';
import { AuditVerdict, type VerifyAudit } from './audit.schema';
import { verifyAudit } from './audit.seals';

/** Proves the whole log, however long: what `GET /api/audit/verify` does in several calls. */
export const verifyWholeAudit = defineWork({
  type: 'audit.verify',
  summary: 'Prove the whole audit log',
  permission: 'audit:read',
  input: z.strictObject({
    head: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  result: AuditVerdict,
  run: async ({ head }, task) => {
    let from: VerifyAudit['from'] | null = 1;
    const sum = { seals: 0, rows: 0 };
    for (;;) {
      const begin: number = from;
      const verdict = await task.read((ctx) => verifyAudit(ctx, { from: begin, head }));
      sum.seals += verdict.seals;
      sum.rows += verdict.rows;
      from = verdict.next;
      if (from === null) return { ...verdict, ...sum };
      await task.step((100 * sum.seals) / Math.max(1, verdict.head?.number ?? 1));
    }
  },
});

/** Seals what the log has gained, without waiting for the next five minutes. */
export const sealAuditNow = defineWork({
  type: 'audit.seal',
  summary: 'Seal the audit log up to now',
  permission: 'audit:read',
  input: z.strictObject({}),
  result: z.object({ rows: z.int() }),
  run: async (_, task) => ({ rows: await sealTenant(task.tenantId) }),
});
