import { z } from 'zod';
import { instant } from '@/core/schema';

export const Framework = z.enum(['soc2', 'gdpr', 'hipaa']);

const day = z.iso.date('Must be a date such as 2026-01-31.');

export const ReportQuery = z.strictObject({
  framework: Framework.default('soc2').meta({ description: 'Which rules the report is for.' }),
  from: day.optional().meta({ description: 'First day (UTC); 30 days before `to` when left out.' }),
  to: day.optional().meta({ description: 'Last day (UTC); today when left out.' }),
});

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const ComplianceReport = z
  .object({
    framework: Framework,
    tenant: z.object({ id: z.uuid(), name: z.string() }),
    from: instant,
    to: instant,
    generatedAt: instant,
    sections: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        criteria: z.string().meta({ description: 'The rules that the section answers.' }),
        columns: z.array(z.string()),
        rows: z.array(z.array(Cell)),
        note: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ComplianceReport' });

export type ReportContent = z.output<typeof ComplianceReport>;
export type ReportSection = ReportContent['sections'][number];
export type ReportQueryInput = z.output<typeof ReportQuery>;
