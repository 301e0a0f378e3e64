import { endpoint } from '@/endpoint';
import { ComplianceReport, ReportQuery } from '@/services/platform/compliance/report.schema';
import { complianceReport } from '@/services/platform/compliance/report.service';

export const GET = endpoint(
  {
    summary: 'Make a compliance report',
    description:
      'Who has access, refused sign-ins, use of keys, access to protected data, changes, and the state of the audit log, arranged by the criteria of SOC 2, GDPR or HIPAA.',
    permission: 'compliance:read',
    audit: { none: 'reads only' },
    query: ReportQuery,
    response: ComplianceReport,
  },
  (ctx, { query }) => complianceReport(ctx, query),
);
