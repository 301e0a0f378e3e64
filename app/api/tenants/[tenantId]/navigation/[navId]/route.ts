import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { navigationDeleted, navigationUpdated } from '@/services/sites/events';
import {
  NavigationItem,
  NavigationParams,
  UpdateNavigationItem,
} from '@/services/sites/navigation/navigation.schema';
import {
  deleteNavigationItem,
  getNavigationItem,
  updateNavigationItem,
} from '@/services/sites/navigation/navigation.service';

export const GET = endpoint(
  {
    summary: 'Get an entry of the navigation',
    permission: 'pages:read',
    audit: { none: 'reads only' },
    params: NavigationParams,
    response: NavigationItem,
    cache: { resources: ['navigation'], seconds: 300 },
  },
  (ctx, { params }) => getNavigationItem(ctx, params.navId),
);

export const PUT = endpoint(
  {
    summary: 'Update an entry of the navigation',
    permission: 'pages:write',
    audit: navigationUpdated,
    params: NavigationParams,
    body: UpdateNavigationItem,
    response: NavigationItem,
  },
  (ctx, { params, body }) => updateNavigationItem(ctx, params.navId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Remove an entry of the navigation',
    permission: 'pages:write',
    audit: navigationDeleted,
    params: NavigationParams,
    response: Deleted,
  },
  (ctx, { params }) => deleteNavigationItem(ctx, params.navId),
);
