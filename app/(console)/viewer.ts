import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { env } from '@/core/env';
import type { Data } from '@/ui/client/types';
import { ApiError, readAnswer } from '@/ui/patterns/api-answer';
import { GET as getMe } from '../api/auth/me/route';
import { GET as getEventTypes } from '../api/events/types/route';

/** Who looks at a page, as `GET /api/auth/me` answers. */
export type Viewer = Data<'GET /api/auth/me'>;
/** A viewer at work in a tenant. */
export type TenantViewer = Viewer & { tenant: NonNullable<Viewer['tenant']> };

/** The page's own request, carried on to an endpoint: same cookie, same request id. */
async function requestFor(path: string): Promise<Request> {
  const [cookieJar, given] = await Promise.all([cookies(), headers()]);
  return new Request(new URL(path, env().APP_URL), {
    headers: { cookie: cookieJar.toString(), 'x-request-id': given.get('x-request-id') ?? '' },
  });
}

/**
 * The signed-in person of the page's request.
 * @param tenantId whose rights are asked for; the session's own tenant when empty
 * @returns null for nobody, or for a tenant that is not theirs
 */
const readViewer = cache(async (tenantId: string): Promise<Viewer | null> => {
  const params: Record<string, string> = tenantId ? { tenantId } : {};
  const response = await getMe(await requestFor('/api/auth/me'), { params: Promise.resolve(params) });
  try {
    return (await readAnswer<Viewer>(response)).data;
  } catch (error) {
    if (error instanceof ApiError && [401, 403, 404].includes(error.status)) return null;
    throw error;
  }
});

/** The signed-in person; nobody is sent to sign in, and comes back to this page afterwards. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await readViewer('');
  if (viewer) return viewer;
  const address = (await headers()).get('x-page-address') ?? '/';
  redirect(`/signin?next=${encodeURIComponent(address)}`);
}

/** The signed-in person at work in the tenant that the address names; a foreign tenant is answered as a missing page. */
export async function requireTenantViewer(tenantSlug: string): Promise<TenantViewer> {
  const viewer = await requireViewer();
  if (viewer.tenant?.slug === tenantSlug) return ready({ ...viewer, tenant: viewer.tenant });
  const place = viewer.memberships.find((membership) => membership.tenantSlug === tenantSlug);
  const there = place ? await readViewer(place.tenantId) : null;
  if (!there?.tenant) notFound();
  return ready({ ...there, tenant: there.tenant });
}

/** Whose tenant asks for a second factor that they have not given is led to where one is set up. */
function ready(viewer: TenantViewer): TenantViewer {
  if (viewer.lacksSecondFactor) redirect('/account/security');
  return viewer;
}

/** The names of all kinds of events, for whoever follows them. */
export async function readEventTypes(): Promise<Data<'GET /api/events/types'>> {
  // Nobody is sent to sign in, whichever of a page's questions is answered first.
  await requireViewer();
  const response = await getEventTypes(await requestFor('/api/events/types'));
  return (await readAnswer<Data<'GET /api/events/types'>>(response)).data;
}
