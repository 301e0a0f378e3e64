import * as loginRoute from '../../app/api/auth/login/route';
import * as meRoute from '../../app/api/auth/me/route';
import * as refreshRoute from '../../app/api/auth/refresh/route';
import { aPerson, aTenant, PASSWORD } from './factories';
import { type Answer, type CallOptions, call } from './harness';

/** What a sign-in for an app answers. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  tenantId: string | null;
  user: { id: string };
}

type Route = Parameters<typeof call>[0];

/** Posts to a route that anybody may call. */
export const post = <Data = Record<string, unknown>>(
  route: Route,
  body: unknown,
  options: CallOptions = {},
): Promise<Answer<Data>> => call<Data>(route, { method: 'POST', body, ...options });

/** Calls a route by access token. */
export function by(accessToken: string) {
  return <Data = Record<string, unknown>>(route: Route, options: CallOptions = {}): Promise<Answer<Data>> =>
    call<Data>(route, {
      ...options,
      headers: { authorization: `Bearer ${accessToken}`, ...options.headers },
    });
}

export const signIn = (body: Record<string, unknown>) => post<Tokens>(loginRoute.POST, body);
export const me = (accessToken: string) => by(accessToken)(meRoute.GET);
export const refresh = (refreshToken: string) => post<Tokens>(refreshRoute.POST, { refreshToken });

/** A person of a fresh tenant, signed in by password. */
export async function aSignedInPerson(role = 'owner') {
  const { tenantId } = await aTenant();
  const { email, userId } = await aPerson({ tenantId, role });
  const { data } = await signIn({ email, password: PASSWORD });
  return { ...data, tenantId, email, userId, call: by(data.accessToken) };
}
