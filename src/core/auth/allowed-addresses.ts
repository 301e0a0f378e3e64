import ipaddr from 'ipaddr.js';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

const MAPPED_PREFIX = 96;

/**
 * Reads an address or CIDR range, IPv4 or IPv6. IPv4 written as IPv6 (::ffff:192.0.2.1) is the IPv4 that it is.
 * @returns its canonical form, such as `192.0.2.0/24`; null for anything else
 */
export function canonicalRange(text: string): string | null {
  const range = parseRange(text.trim());
  if (!range) return null;
  const [address, bits] = range;
  const whole = bits === (address.kind() === 'ipv4' ? 32 : 128);
  return whole ? address.toString() : `${address.toString()}/${bits}`;
}

/**
 * Says whether an address lies in one of the ranges.
 * @param address the caller's, as the server put it into the headers; '' where nobody knows it
 * @param ranges canonical ranges; none allow any address
 */
export function isAddressAllowed(address: string, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true;
  if (!ipaddr.isValid(address)) return false;
  const caller = ipaddr.process(address);
  return ranges.some((text) => {
    const range = parseRange(text);
    return range !== null && range[0].kind() === caller.kind() && caller.match(range);
  });
}

function parseRange(text: string): Range | null {
  // Short forms of IPv4 (10.1, 0x7f.1) mean something else to everybody.
  if (!text.includes(':') && !/^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?$/.test(text)) return null;
  if (ipaddr.isValidCIDR(text)) return unmapped(ipaddr.parseCIDR(text));
  if (!ipaddr.isValid(text)) return null;
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function unmapped([address, bits]: Range): Range {
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits >= MAPPED_PREFIX)
    return [address.toIPv4Address(), bits - MAPPED_PREFIX];
  return [address, bits];
}
