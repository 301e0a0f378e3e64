import { Resolver } from 'node:dns/promises';

const NOTHING_THERE = new Set(['ENOTFOUND', 'ENODATA']);

/** What the domain name system says; `dns.txt` is replaced in tests, so that a proof is tried without any traffic. */
export const dns = {
  /**
   * The TXT records of a name, each put together from its parts; none where the name does not exist.
   * @throws the resolver's error when no name server answers
   */
  txt: async (name: string): Promise<string[]> => {
    const resolver = new Resolver({ timeout: 2_000, tries: 2 });
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
    } catch (error) {
      if (error instanceof Error && 'code' in error && NOTHING_THERE.has(String(error.code))) return [];
      throw error;
    }
  },
};
