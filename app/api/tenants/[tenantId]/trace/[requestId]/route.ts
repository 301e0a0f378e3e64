import { endpoint } from '@/endpoint';
import { Trace, TraceParams } from '@/services/platform/trace/trace.schema';
import { traceRequest } from '@/services/platform/trace/trace.service';

export const GET = endpoint(
  {
    summary: 'Trace what a request led to',
    description:
      'The chain from a request through its changes and events to jobs, deliveries and notifications.',
    permission: 'audit:read',
    audit: { none: 'reads only' },
    params: TraceParams,
    response: Trace,
  },
  (ctx, { params }) => traceRequest(ctx, params.requestId),
);
