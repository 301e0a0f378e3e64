import { endpoint } from '@/endpoint';
import { navigationReordered } from '@/services/sites/events';
import { ReorderNavigation } from '@/services/sites/navigation/navigation.schema';
import { reorderNavigation } from '@/services/sites/navigation/navigation.service';

export const PUT = endpoint(
  {
    summary: 'Reorder the header or footer',
    description: 'Takes every entry of it, with its parent.',
    permission: 'pages:write',
    audit: navigationReordered,
    body: ReorderNavigation,
    response: navigationReordered.payload,
  },
  (ctx, { body }) => reorderNavigation(ctx, body),
);

export const PATCH = PUT;
