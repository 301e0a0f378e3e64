import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { checkDraft, PageFinding } from '@/services/sites/pages/pages.check';
import { PageParams } from '@/services/sites/pages/pages.schema';

export const GET = endpoint(
  {
    summary: 'Check a page before it is published',
    description:
      'Dead links, missing alternative texts, contrast, headings and metadata. Errors stand in the way.',
    permission: 'pages:read',
    audit: { none: 'reads only' },
    params: PageParams,
    response: z.array(PageFinding),
  },
  (ctx, { params }) => checkDraft(ctx, params.pageId),
);
