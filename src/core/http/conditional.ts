import { createHash } from 'node:crypto';
import { AppError } from '../errors';

/** A versioned resource's ETag is its version in quotes; anything else is told apart by a hash of its JSON. */
export function etagOf(data: unknown, dataJson: string): string {
  if (typeof data === 'object' && data !== null && 'version' in data && typeof data.version === 'number')
    return `"${data.version}"`;
  return `"${createHash('sha1').update(dataJson).digest('base64url')}"`;
}

/** True when the caller's If-None-Match names what we would send. */
export function isNotModified(request: Request, etag: string): boolean {
  const named = request.headers.get('if-none-match')?.split(',') ?? [];
  return named.some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
}

/**
 * The version that If-Match asks for; null when absent or `*`.
 * @throws PRECONDITION_FAILED when it names anything but one version, which no row can have
 */
export function ifMatchVersion(request: Request): number | null {
  const named = request.headers.get('if-match')?.trim();
  if (!named || named === '*') return null;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(named)?.[1];
  if (version === undefined)
    throw new AppError('PRECONDITION_FAILED', 'If-Match must name a version, such as "3".');
  return Number(version);
}
