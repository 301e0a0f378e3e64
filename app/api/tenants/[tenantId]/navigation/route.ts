import { endpoint, listEndpoint } from '@/endpoint';
import { navigationCreated } from '@/services/sites/events';
import { navigationListing } from '@/services/sites/navigation/navigation.listing';
import { CreateNavigationItem, NavigationItem } from '@/services/sites/navigation/navigation.schema';
import { createNavigationItem, listNavigation } from '@/services/sites/navigation/navigation.service';

export const GET = listEndpoint(
  {
    summary: 'List the entries of the navigation',
    permission: 'pages:read',
    listing: navigationListing,
    cache: { resources: ['navigation'], seconds: 120 },
  },
  (ctx, { query }) => listNavigation(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Add an entry to the navigation',
    description: 'It leads to a page or an address; with neither it groups the entries below it.',
    permission: 'pages:write',
    audit: navigationCreated,
    body: CreateNavigationItem,
    response: NavigationItem,
    status: 201,
  },
  (ctx, { body }) => createNavigationItem(ctx, body),
);
