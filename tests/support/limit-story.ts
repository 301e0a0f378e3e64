import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { anApiKey, aTenant } from './factories';
import { callerWith } from './harness';

/** A hundred calls at once by a key whose limit is ten: exactly ten pass, and everybody is told how it stands. */
export async function limitStory(): Promise<void> {
  const { tenantId } = await aTenant();
  const program = callerWith(tenantId, '', await anApiKey({ tenantId, rateLimit: 10 }));
  const all = await Promise.all(Array.from({ length: 100 }, () => program.call(pages.GET)));
  const passed = all.filter(({ status }) => status === 200);
  const refused = all.filter(({ status }) => status === 429);
  expect([passed.length, refused.length]).toEqual([10, 90]);
  const left = passed.map(({ headers }) => Number(headers.get('x-ratelimit-remaining')));
  expect(left.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const seconds = Date.now() / 1000;
  for (const { headers } of all) {
    expect(headers.get('x-ratelimit-limit')).toBe('10');
    const reset = Number(headers.get('x-ratelimit-reset'));
    expect(reset).toBeGreaterThan(seconds - 1);
    expect(reset).toBeLessThanOrEqual(seconds + 901);
  }
  for (const { headers, code } of refused) {
    expect(code).toBe('RATE_LIMIT_EXCEEDED');
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
    const wait = Number(headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(Number(headers.get('x-ratelimit-reset')) - seconds + 2);
  }
}
