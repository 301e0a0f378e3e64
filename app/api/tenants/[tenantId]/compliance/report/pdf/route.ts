import { fileResponse } from '@/core/http/file-response';
import { rawEndpoint } from '@/endpoint';
import { reportAsPdf } from '@/services/platform/compliance/report.pdf';
import { ReportQuery } from '@/services/platform/compliance/report.schema';
import { complianceReport } from '@/services/platform/compliance/report.service';

export const GET = rawEndpoint(
  {
    summary: 'Make a compliance report as a PDF',
    permission: 'compliance:read',
    query: ReportQuery,
    contentType: 'application/pdf',
  },
  async (ctx, { query }) => {
    const report = await complianceReport(ctx, query);
    const name = `${query.framework}-report-${report.generatedAt.toISOString().slice(0, 10)}.pdf`;
    return fileResponse({ name, stream: () => reportAsPdf(report) }, 'application/pdf');
  },
);
