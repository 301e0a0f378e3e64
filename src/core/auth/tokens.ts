import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { purposeKey } from '../crypto';
import { env } from '../env';
import { AppError } from '../errors';

/** What an access token says: who, in which session, working in which tenant. Role and rights are looked up, not carried. */
export interface AccessClaims {
  userId: string;
  sessionId: string;
  tenantId: string | null;
}

const Payload = z.object({ sub: z.uuid(), sid: z.uuid(), tid: z.uuid().nullable() });
const ISSUER = 'quintet';

/** Signs an access token (JWT, HS256) that lives ACCESS_TOKEN_SECONDS. */
export async function signAccessToken(claims: AccessClaims, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ sid: claims.sessionId, tid: claims.tenantId })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setSubject(claims.userId)
    .setIssuer(ISSUER)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + env().ACCESS_TOKEN_SECONDS)
    .sign(purposeKey('access-token'));
}

/** Reads an access token. @throws TOKEN_EXPIRED, or INVALID_TOKEN for anything else that is not ours and whole */
export async function verifyAccessToken(token: string, now: Date): Promise<AccessClaims> {
  try {
    const { payload } = await jwtVerify(token, purposeKey('access-token'), {
      algorithms: ['HS256'],
      issuer: ISSUER,
      typ: 'at+jwt',
      currentDate: now,
    });
    const { sub, sid, tid } = Payload.parse(payload);
    return { userId: sub, sessionId: sid, tenantId: tid };
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) throw new AppError('TOKEN_EXPIRED', undefined, { cause });
    throw new AppError('INVALID_TOKEN', undefined, { cause });
  }
}
