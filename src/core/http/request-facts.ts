import type { RequestFacts } from '../context';

// Read alike by the edge, the frame and NextAuth's callbacks; nothing of Node, because the edge has none.

const SANE_ID = /^[\w.:-]{8,64}$/;

/** The caller's request id where it is a sane token, else the one that was made. */
export function requestIdFrom(headers: Headers, made: string): string {
  const given = headers.get('x-request-id') ?? headers.get('x-correlation-id') ?? '';
  return SANE_ID.test(given) ? given : made;
}

/** The caller's address as the server itself put it into the headers; '' where nobody did. */
export function addressFrom(headers: Headers): string {
  return (headers.get('x-forwarded-for') ?? '').split(',')[0]?.trim() ?? '';
}

/** The marks of a request that audit rows and logs carry. */
export function requestFacts(method: string, path: string, headers: Headers): RequestFacts {
  const userAgent = (headers.get('user-agent') ?? '').slice(0, 400);
  return { method, path, ip: addressFrom(headers).slice(0, 45), userAgent };
}
