import { z } from 'zod';
import { rawEndpoint } from '@/endpoint';
import { samlMetadata } from '@/services/platform/sso/saml.service';

const contentType = 'application/samlmetadata+xml';

export const GET = rawEndpoint(
  {
    summary: 'Get the SAML metadata of a connection',
    description: 'Our entity id and assertion consumer service, to be given to the identity provider.',
    permission: 'public',
    params: z.object({ providerId: z.uuid() }),
    contentType,
  },
  async (_, { params }) =>
    new Response(await samlMetadata(params.providerId), { headers: { 'content-type': contentType } }),
);
