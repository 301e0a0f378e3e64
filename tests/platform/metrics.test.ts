import { purgeExpired } from '@/services/platform/maintenance.jobs';
import * as metricsRoute from '../../app/api/metrics/route';
import { aTenant, inTenant, seenBy } from '../support/factories';
import { call } from '../support/harness';

it('shows metrics to this machine and to nobody else', async () => {
  const from = (ip: string) => call(metricsRoute.GET, { headers: { 'x-forwarded-for': ip } });
  for (const ip of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
    expect((await from(ip)).text).toContain('quintet_http_request_seconds');
  for (const ip of ['203.0.113.9', '10.0.0.1', '1270.0.0.1', ''])
    expect(await from(ip)).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
});

it('forgets answers kept for repetition once their 24 hours are over, in every tenant', async () => {
  const made = await Promise.all([aTenant(), aTenant()]);
  const row = { caller: 'user:x', route: 'POST x', bodyHash: '0'.repeat(64), status: 201, answer: 'x' };
  for (const { tenantId } of made) {
    await inTenant(tenantId, (db) =>
      db.idempotencyKey.createMany({
        data: [
          { ...row, key: 'old', expiresAt: new Date(Date.now() - 1) },
          { ...row, key: 'new', expiresAt: new Date(Date.now() + 60_000) },
        ],
      }),
    );
  }
  await purgeExpired.run({});
  for (const { tenantId } of made) {
    expect(await seenBy(tenantId, (db) => db.idempotencyKey.findMany())).toMatchObject([{ key: 'new' }]);
  }
});
