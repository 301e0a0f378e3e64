import { z } from 'zod';
import { id } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { revertRecord } from '@/services/flows/revert-record';
import { recordReverted } from '@/services/platform/audit/audit.events';
import { RevertAudit, Reverted } from '@/services/platform/audit/audit.schema';

export const POST = endpoint(
  {
    summary: 'Set a record back',
    description: 'To what it was before one audited change. The right to change such records is needed too.',
    permission: 'audit:revert',
    audit: recordReverted,
    params: z.object({ auditId: id }),
    body: RevertAudit,
    response: Reverted,
    errors: ['INVALID_TRANSITION', 'CONFLICT', 'PRECONDITION_FAILED'],
  },
  (ctx, { params, body }) => revertRecord(ctx, params.auditId, body),
);
