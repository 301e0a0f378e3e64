import { env } from '@/core/env';
import * as pageRoute from '../../app/api/tenants/[tenantId]/pages/[pageId]/route';
import * as pagesRoute from '../../app/api/tenants/[tenantId]/pages/route';
import { aPage } from './factories';
import { type Caller, tenant } from './harness';

/** Reads and changes of many tenants, mixed on few connections: nobody may ever see or touch another's page. */
export function bindingStory(binding: 'session' | 'transaction'): void {
  it(`keeps 20 tenants apart over 1,000 interleaved requests, bound by ${binding}`, async () => {
    expect(env().DATABASE_BINDING).toBe(binding);
    const callers: { caller: Caller; pageId: string }[] = [];
    for (let at = 0; at < 20; at += 1) {
      const caller = await tenant();
      callers.push({ caller, pageId: (await aPage(caller.tenantId, { title: caller.tenantId })).id });
    }
    const one = async (at: number) => {
      const { caller, pageId } = callers[at % 20] as (typeof callers)[number];
      if (at % 5 === 0) {
        const changed = await caller.call<{ title: string }>(pageRoute.PUT, {
          method: 'PUT',
          params: { pageId },
          body: { inNavigation: at % 2 === 0 },
        });
        return changed.data.title === caller.tenantId;
      }
      // A query string of its own keeps the answer from coming out of the cache.
      const list = await caller.call<{ title: string }[]>(pagesRoute.GET, {
        query: { limit: String((at % 100) + 1) },
      });
      return list.data.length === 1 && list.data[0]?.title === caller.tenantId;
    };
    for (let start = 0; start < 1_000; start += 100) {
      const right = await Promise.all(Array.from({ length: 100 }, (_, at) => one(start + at)));
      expect(right.filter((ok) => !ok)).toHaveLength(0);
    }
  }, 60_000);
}
