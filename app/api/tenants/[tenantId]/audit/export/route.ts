import { fileResponse } from '@/core/http/file-response';
import { rawEndpoint } from '@/endpoint';
import { AuditExportQuery, exportAudit } from '@/services/platform/audit/audit.export';

export const GET = rawEndpoint(
  {
    summary: 'Export the audit log',
    description: 'As CSV, or as a proof that `npm run audit:verify` checks without the server.',
    permission: 'audit:read',
    query: AuditExportQuery,
    contentType: 'text/csv',
  },
  (ctx, { query }) =>
    exportAudit(ctx, query).then(({ file, contentType }) => fileResponse(file, contentType)),
);
