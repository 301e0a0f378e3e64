import { metricsText } from '@/core/metrics';
import { rawEndpoint } from '@/endpoint';

export const dynamic = 'force-dynamic';

export const GET = rawEndpoint(
  {
    summary: 'Metrics for Prometheus',
    description: 'For callers of this machine; for others where METRICS_TOKEN is set and sent as bearer.',
    permission: 'public',
    contentType: 'text/plain',
  },
  (ctx, { request }) =>
    metricsText({ ip: ctx.request?.ip ?? '', authorization: request.headers.get('authorization') }),
);
