import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import * as file from '../../app/(site)/files/[tenant]/[assetId]/[file]/route';
import * as asset from '../../app/api/tenants/[tenantId]/assets/[assetId]/route';
import * as assets from '../../app/api/tenants/[tenantId]/assets/route';
import * as upload from '../../app/api/tenants/[tenantId]/assets/upload/route';
import * as usage from '../../app/api/tenants/[tenantId]/assets/usage/route';
import { aTenant, eventTypes, seenBy } from '../support/factories';
import { type Caller, memberOf, tenant } from '../support/harness';
import { aForm, aPhotograph } from '../support/images';

interface AssetData {
  id: string;
  filename: string;
  mimeType: string;
  width: number;
  height: number;
  url: string;
  downloadUrl: string;
  alt: string;
  variants: { width: number; url: string }[];
}

const send = (caller: Caller, form: FormData) =>
  caller.call<AssetData[]>(upload.POST, { method: 'POST', raw: form });

/** Fetches an address of the site as a browser would. */
async function fetchFile(address: string) {
  const url = new URL(address, 'http://localhost:3000');
  const [, , tenantId, assetId, name] = url.pathname.split('/');
  const response = await file.GET(new Request(url), {
    params: Promise.resolve({ tenant: tenantId, assetId, file: name }),
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

describe('a photograph', () => {
  it('is kept upright in several widths, without camera and place, and shown on the site', async () => {
    const acme = await tenant();
    const answer = await send(
      acme,
      aForm([{ name: 'C:\\holiday\\beach.jpg', bytes: await aPhotograph() }], { alt: 'The beach' }),
    );
    expect(answer.status).toBe(201);
    const [kept] = answer.data;
    expect(kept).toMatchObject({
      filename: 'beach.jpg',
      mimeType: 'image/jpeg',
      width: 2400,
      height: 1600,
      alt: 'The beach',
    });
    expect(kept?.variants.map((variant) => variant.width)).toEqual([320, 640, 1280, 1920]);
    const shown = await fetchFile(kept?.url ?? '');
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(await sharp(shown.bytes).metadata()).not.toHaveProperty('exif');
    const small = await fetchFile(kept?.variants[0]?.url ?? '');
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: 'webp', width: 320 });
    expect(await eventTypes(acme.tenantId)).toEqual(['asset.created']);
  });

  it('is downloaded under its name by a signed address, and by no other', async () => {
    const acme = await tenant();
    const { data } = await send(acme, aForm([{ name: 'größe "1".jpg', bytes: await aPhotograph(100, 100) }]));
    const address = data[0]?.downloadUrl ?? '';
    const good = await fetchFile(address);
    expect(good.status).toBe(200);
    expect(good.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''gr%C3%B6%C3%9Fe%201.jpg",
    );
    const expires = new URL(address).searchParams.get('expires') ?? '';
    expect((await fetchFile(address.replace(expires, String(Number(expires) + 9999)))).status).toBe(404);
  });

  it('is gone for visitors once it is deleted', async () => {
    const acme = await tenant();
    const { data } = await send(acme, aForm([{ name: 'a.jpg', bytes: await aPhotograph(100, 100) }]));
    await acme.call(asset.DELETE, { method: 'DELETE', params: { assetId: data[0]?.id ?? '' } });
    expect((await fetchFile(data[0]?.url ?? '')).status).toBe(404);
    expect((await acme.call<AssetData[]>(assets.GET)).data).toHaveLength(0);
  });
});

describe('what is refused, with nothing kept of the whole upload', () => {
  const cases: [
    string,
    () => Promise<{ name: string; bytes: Uint8Array | string; type?: string }>,
    number,
    string,
  ][] = [
    [
      'a renamed executable',
      async () => ({ name: 'photo.jpg', bytes: Buffer.from('4d5a90000300000004000000ffff0000', 'hex') }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'an SVG with a script',
      async () => ({
        name: 'logo.svg',
        bytes: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        type: 'image/svg+xml',
      }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'HTML that says it is a PNG',
      async () => ({ name: 'a.png', bytes: '<html><script>1</script>', type: 'image/png' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a photograph of 12 MB',
      async () => ({
        name: 'big.jpg',
        bytes: Buffer.concat([await aPhotograph(200, 200), Buffer.alloc(12_000_000)]),
      }),
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['a decompression bomb', async () => ({ name: 'bomb.png', bytes: bomb() }), 422, 'VALIDATION_ERROR'],
    [
      'half a photograph',
      async () => ({ name: 'half.jpg', bytes: (await aPhotograph(800, 800)).subarray(0, 20_000) }),
      422,
      'VALIDATION_ERROR',
    ],
    [
      'a PDF that is an archive too',
      async () => ({
        name: 'a.pdf',
        bytes: Buffer.from(`%PDF-1.4\n%%EOF\nPK\x05\x06${'\0'.repeat(18)}`),
        type: 'application/pdf',
      }),
      422,
      'VALIDATION_ERROR',
    ],
    ['an empty file', async () => ({ name: 'empty.jpg', bytes: '' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ];
  it.each(cases)('%s', async (_, make, status, code) => {
    const acme = await tenant();
    const good = { name: 'good.jpg', bytes: await aPhotograph(50, 50) };
    const answer = await send(acme, aForm([good, await make()]));
    expect(answer).toMatchObject({ status, code });
    expect(await seenBy(acme.tenantId, (db) => db.asset.count())).toBe(0);
  });

  it.each(['alt', '__proto__'])('the field %s given twice or unknown, instead of losing it', async (name) => {
    const acme = await tenant();
    const form = aForm([{ name: 'a.jpg', bytes: await aPhotograph(10, 10) }]);
    form.append(name, 'one');
    if (name === 'alt') form.append(name, 'two');
    expect(await send(acme, form)).toMatchObject({ status: 422, details: [{ field: name }] });
  });

  it('more than 20 files, none, or a form that is none', async () => {
    const acme = await tenant();
    const small = await aPhotograph(10, 10);
    expect(
      await send(acme, aForm(Array.from({ length: 21 }, () => ({ name: 'a.jpg', bytes: small })))),
    ).toMatchObject({ status: 422 });
    expect(await send(acme, aForm([]))).toMatchObject({ status: 422, details: [{ field: 'files' }] });
    const json = await acme.call(upload.POST, { method: 'POST', body: {} });
    expect(json).toMatchObject({ status: 415 });
    const broken = await acme.call(upload.POST, {
      method: 'POST',
      raw: 'nonsense',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(broken).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });
});

it('holds each plan to its storage, counted exactly under contention', async () => {
  const { tenantId } = await aTenant({ plan: 'free' });
  const acme = await memberOf(tenantId, 'owner');
  await seenBy(tenantId, (db) =>
    db.asset.create({
      data: {
        kind: 'image',
        filename: 'old',
        mimeType: 'image/jpeg',
        size: 104_000_000,
        storageKey: 'x',
        sha256: 'x'.repeat(64),
      },
    }),
  );
  const photograph = await aPhotograph(900, 900);
  const all = await Promise.all(
    Array.from({ length: 20 }, () => send(acme, aForm([{ name: 'a.jpg', bytes: photograph }]))),
  );
  const { data } = await acme.call<{ bytes: number; limitBytes: number }>(usage.GET);
  expect(data.bytes).toBeLessThanOrEqual(data.limitBytes);
  expect(all.some((answer) => answer.code === 'PLAN_LIMIT_REACHED' && answer.status === 402)).toBe(true);
  expect(all.some((answer) => answer.status === 201)).toBe(true);
});

it("never serves a file under another tenant's address", async () => {
  const [acme, other] = [await tenant(), await tenant()];
  const { data } = await send(acme, aForm([{ name: 'a.jpg', bytes: await aPhotograph(50, 50) }]));
  expect((await fetchFile((data[0]?.url ?? '').replace(acme.tenantId, other.tenantId))).status).toBe(404);
  expect((await fetchFile(`/files/${acme.tenantId}/${data[0]?.id}/..%2f..%2fsecrets.json`)).status).toBe(404);
});

/** A PNG of 20,000 by 20,000 pixels in some fifty kilobytes. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(20_000, 0);
  header.writeUInt32BE(20_000, 4);
  header.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((20_000 / 8 + 1) * 20_000));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
