import { endpoint } from '@/endpoint';
import { Branding, UpdateBranding } from '@/services/sites/branding/branding.schema';
import { getBranding, resetBranding, updateBranding } from '@/services/sites/branding/branding.service';
import { brandingUpdated } from '@/services/sites/events';

export const GET = endpoint(
  {
    summary: 'Get branding',
    permission: 'branding:read',
    audit: { none: 'reads only' },
    response: Branding,
    cache: { resources: ['branding'], seconds: 1800 },
  },
  (ctx) => getBranding(ctx),
);

export const PUT = endpoint(
  {
    summary: 'Update branding',
    permission: 'branding:write',
    audit: brandingUpdated,
    body: UpdateBranding,
    response: Branding,
  },
  (ctx, { body }) => updateBranding(ctx, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  { summary: 'Reset branding', permission: 'branding:write', audit: brandingUpdated, response: Branding },
  (ctx) => resetBranding(ctx),
);
