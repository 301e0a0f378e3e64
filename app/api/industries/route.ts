import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { Industry } from '@/services/sites/templates/templates.schema';
import { listIndustries } from '@/services/sites/templates/templates.service';

export const GET = endpoint(
  {
    summary: 'List industries',
    permission: 'templates:read',
    audit: { none: 'reads only' },
    response: z.array(Industry),
  },
  (ctx) => listIndustries(ctx),
);
