const ANY_ORIGIN = 'http://localhost';

/**
 * Takes only addresses of this site, so that a forged link cannot lead away after signing in.
 * @param value the address asked for, untrusted
 * @returns path, query and fragment of an address on this site; the start page for anything else
 */
export function localPath(value: string | string[] | undefined): string {
  if (typeof value !== 'string' || !URL.canParse(value, ANY_ORIGIN)) return '/';
  const { origin, pathname, search, hash } = new URL(value, ANY_ORIGIN);
  const isLocal = origin === ANY_ORIGIN && value.startsWith('/') && !pathname.startsWith('//');
  return isLocal ? `${pathname}${search}${hash}` : '/';
}
