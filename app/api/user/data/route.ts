import { endpoint } from '@/endpoint';
import { DataRequest } from '@/services/platform/data-exports/data-exports.schema';
import { requestErasure } from '@/services/platform/personal/erasure.service';
import { erasureRequested } from '@/services/platform/personal/personal.events';
import { EraseMe } from '@/services/platform/personal/personal.schema';

export const DELETE = endpoint(
  {
    summary: 'Erase me',
    description:
      'Removes everything about the caller in every organization, for good. The audit log keeps that something happened, and no longer about whom.',
    permission: 'signed-in',
    audit: erasureRequested,
    body: EraseMe,
    response: DataRequest,
    status: 202,
    errors: ['CONFLICT', 'RATE_LIMIT_EXCEEDED'],
    message: 'You are signed out when it is done, which takes a moment.',
  },
  (ctx, { body }) => requestErasure(ctx, body),
);
