import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { invalid } from '../errors';

/** Resolves a host name to all its addresses; replaced in tests, so that a guard is tried without any traffic. */
export type Resolver = (host: string) => Promise<string[]>;

/** The system's resolver. */
export const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map((entry) => entry.address);

const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/**
 * Says whether requests for customers may go to an address: public unicast only, so that nobody reaches this
 * machine, its network or its cloud's metadata through us.
 * @param allowLoopback true in development, where receivers run on this machine
 */
export function isAllowedAddress(address: string, allowLoopback: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'loopback') return allowLoopback;
  // Of IPv6 only 2000::/3 is given out; outside it lie forms that carry an IPv4 address, such as ::127.0.0.1.
  return range === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST));
}

/**
 * Checks the form of a URL that a customer gave for us to call.
 * @param field where the caller gave it
 * @throws VALIDATION_ERROR on the field for another scheme, a user name in it, or a literal address that is refused
 */
export function requireCallableUrl(text: string, allowLoopback: boolean, field = 'url'): URL {
  const problem = (message: string) => invalid(field, message);
  if (!URL.canParse(text)) throw problem('Must be a whole URL, such as https://example.com/hooks.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw problem('Must begin with https:// or http://.');
  if (url.username || url.password) throw problem('Must not hold a user name or password.');
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal) && !isAllowedAddress(literal, allowLoopback)) {
    throw problem('Must be an address on the public internet.');
  }
  return url;
}

/**
 * A DNS look-up for sockets that hands over allowed addresses only. The socket connects to the very address that was
 * checked, so a name that changes its answer between check and connection (DNS rebinding) gains nothing.
 */
export function guardedLookup(resolve: Resolver, allowLoopback: boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const refused = addresses.find((address) => !isAllowedAddress(address, allowLoopback));
        if (refused !== undefined || addresses.length === 0) {
          return callback(new Error(`${host} is not on the public internet.`), '', 4);
        }
        const entries = addresses.map((address) => ({
          address,
          family: ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4,
        }));
        const [first] = entries;
        if (options.all) callback(null, entries);
        else callback(null, first?.address ?? '', first?.family);
      },
      (error: Error) => callback(error, '', 4),
    );
  };
}
