import { metricsText } from '@/core/metrics';
import { rawEndpoint } from '@/endpoint';

export const dynamic = 'force-dynamic';

export const GET = rawEndpoint(
  {
    summary: 'Metrics for Prometheus',
    description: 'Open to anybody unless METRICS_TOKEN is set; then it asks for that token as bearer.',
    permission: 'public',
    contentType: 'text/plain',
  },
  (_ctx, { request }) => metricsText(request.headers.get('authorization')),
);
