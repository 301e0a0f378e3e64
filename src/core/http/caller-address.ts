/**
 * The address that a request is counted and recorded under.
 * @param forwarded X-Forwarded-For as it came in: each proxy adds whom it heard from at the end, and all before that is
 *   what the caller claims
 * @param socket the address at the other end of the connection
 * @param trustProxy whether that other end is a proxy of ours
 */
export function callerAddress(
  forwarded: string | undefined,
  socket: string | undefined,
  trustProxy: boolean,
): string {
  const heardFrom = trustProxy ? forwarded?.split(',').at(-1)?.trim() : undefined;
  return heardFrom || (socket ?? '');
}
