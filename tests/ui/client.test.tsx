import { HttpResponse, http } from 'msw';
import { address, api, apiPage } from '@/ui/client/client';
import { ApiError } from '@/ui/patterns/api-answer';
import { outside } from '../support/msw';

const base = 'http://localhost';
const tenantId = '01900000-0000-7000-8000-000000000001';
let realFetch: typeof fetch;

beforeAll(() => {
  // The browser completes paths with the page's own origin; Node's fetch asks for whole addresses.
  realFetch = globalThis.fetch;
  globalThis.fetch = (input, init) =>
    realFetch(typeof input === 'string' ? new URL(input, base) : input, init);
});
afterAll(() => {
  globalThis.fetch = realFetch;
});

test('fills in the path, leaves out what is not given, and refuses a missing parameter', () => {
  const query = { search: 'a b', cursor: null, limit: 5 };
  expect(address('/api/tenants/{tenantId}/pages', { params: { tenantId: 'x/y' }, query })).toBe(
    '/api/tenants/x%2Fy/pages?search=a+b&limit=5',
  );
  expect(() => address('/api/tenants/{tenantId}', {})).toThrow('/api/tenants/{tenantId} needs tenantId.');
});

test('sends the version as If-Match and opens the envelope', async () => {
  let seen: unknown;
  outside.use(
    http.patch(`${base}/api/tenants/${tenantId}`, async ({ request }) => {
      seen = { ifMatch: request.headers.get('if-match'), body: await request.json() };
      return HttpResponse.json({ success: true, data: { version: 4 } }, { headers: { etag: '"4"' } });
    }),
  );
  const answer = await api('PATCH /api/tenants/{tenantId}', {
    params: { tenantId },
    body: { name: 'Aurora' },
    version: 3,
  });
  expect(seen).toEqual({ ifMatch: '"3"', body: { name: 'Aurora' } });
  expect(answer).toMatchObject({ data: { version: 4 }, etag: '"4"' });
});

test('a refusal carries code, details and request id', async () => {
  const details = [{ field: 'title', message: 'Must not be empty.' }];
  outside.use(
    http.post(`${base}/api/tenants/${tenantId}/pages`, () =>
      HttpResponse.json(
        { success: false, error: 'No.', code: 'VALIDATION_ERROR', details, meta: { requestId: 'r-1' } },
        { status: 422 },
      ),
    ),
  );
  const call = api('POST /api/tenants/{tenantId}/pages', { params: { tenantId }, body: { title: '' } });
  await expect(call).rejects.toEqual(new ApiError('No.', 422, 'VALIDATION_ERROR', details, 'r-1'));
  await expect(call).rejects.toMatchObject({ code: 'VALIDATION_ERROR', details, requestId: 'r-1' });
});

test('a list without a place in the whole is no list', async () => {
  outside.use(
    http.get(`${base}/api/tenants/${tenantId}/pages`, () => HttpResponse.json({ success: true, data: [] })),
  );
  await expect(apiPage('GET /api/tenants/{tenantId}/pages', { params: { tenantId } })).rejects.toThrow(
    'did not answer a page of a list',
  );
});
