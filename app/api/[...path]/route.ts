import { notFound } from '@/core/errors';
import { rawEndpoint } from '@/endpoint';

const nothing = rawEndpoint(
  { summary: 'Anything else', permission: 'public', contentType: 'application/json' },
  async () => {
    throw notFound('endpoint');
  },
);

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
