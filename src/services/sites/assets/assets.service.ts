import type { z } from 'zod';
import type { Ctx } from '@/core/context';
import { sha256 } from '@/core/crypto';
import { key, lockName, lockRow, requireVersion } from '@/core/db/rows';
import { AppError, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { newId } from '@/core/ids';
import { storage } from '@/ports/storage';
import { assetCreated, assetDeleted, assetUpdated } from '../events';
import { type AssetRow, assetListing } from './assets.listing';
import type { UpdateAssetInput } from './assets.schema';
import { assetUrl, downloadUrl } from './assets.urls';
import type { PreparedFile } from './images';

const GIB = 1024 ** 3;
/** Bytes of original files that each plan keeps; null is no limit. */
const PLAN_BYTES: Record<string, number | null> = {
  free: 100 * 1024 ** 2,
  starter: GIB,
  pro: 10 * GIB,
  enterprise: null,
};

type Row = z.output<typeof AssetRow>;

/** A tenant's files, newest first. */
export async function listAssets(ctx: Ctx, query: ListQuery) {
  const page = await listRows(ctx, assetListing, query);
  return { ...page, rows: page.rows.map((row) => asWire(ctx, row)) };
}

/** One file. */
export async function getAsset(ctx: Ctx, assetId: string) {
  const asset = await ctx.db.asset.findFirst({ where: { id: assetId, deletedAt: null } });
  if (!asset) throw notFound('asset');
  return asWire(ctx, asset as unknown as Row);
}

/**
 * Keeps uploaded files: all of them, or none. The files are written before the rows; what a failure leaves behind is
 * unreachable and removed.
 * @throws PLAN_LIMIT_REACHED when the tenant's plan does not hold them
 */
export async function createAssets(
  ctx: Ctx,
  files: PreparedFile[],
  { folder = '', alt = '' }: { folder?: string; alt?: string },
) {
  await requireRoom(ctx, files);
  const kept: string[] = [];
  try {
    const assets = [];
    for (const file of files) {
      const id = newId();
      kept.push(`${ctx.tenantId}/${id}`);
      assets.push(await createAsset(ctx, id, file, { folder, alt }));
    }
    return assets;
  } catch (error) {
    await Promise.all(kept.map((place) => storage().removeFolder(place)));
    throw error;
  }
}

async function createAsset(
  ctx: Ctx,
  id: string,
  file: PreparedFile,
  { folder, alt }: { folder: string; alt: string },
) {
  const place = `${ctx.tenantId}/${id}`;
  const storageKey = `${place}/original.${file.extension}`;
  await storage().put(storageKey, file.bytes);
  for (const variant of file.variants) await storage().put(`${place}/${variant.width}.webp`, variant.bytes);
  const { kind, filename, mimeType, width, height } = file;
  const variants = file.variants.map((one) => ({
    width: one.width,
    height: one.height,
    size: one.bytes.byteLength,
  }));
  const size = file.bytes.byteLength;
  const data = {
    id,
    kind,
    filename,
    mimeType,
    size,
    width,
    height,
    alt,
    folder,
    storageKey,
    sha256: sha256(file.bytes),
    variants,
  };
  const asset = asWire(ctx, (await ctx.db.asset.create({ data })) as unknown as Row);
  await record(ctx, assetCreated, id, asset);
  return asset;
}

/** Changes what is said about a file; the file itself never changes. */
export async function updateAsset(ctx: Ctx, assetId: string, change: UpdateAssetInput) {
  await lockRow(ctx, 'assets', assetId, 'asset');
  requireVersion(ctx, await getAsset(ctx, assetId));
  const asset = asWire(
    ctx,
    (await ctx.db.asset.update({ where: key(ctx, assetId), data: change })) as unknown as Row,
  );
  await record(ctx, assetUpdated, assetId, asset);
  return asset;
}

/** Deletes a file: it is shown nowhere from now on; its bytes stay until deleted files are purged. */
export async function deleteAsset(ctx: Ctx, assetId: string) {
  await lockRow(ctx, 'assets', assetId, 'asset');
  const asset = await getAsset(ctx, assetId);
  requireVersion(ctx, asset);
  await ctx.db.asset.update({ where: key(ctx, assetId), data: { deletedAt: ctx.now } });
  await record(ctx, assetDeleted, assetId, asset);
  return { id: assetId };
}

/** How much a tenant keeps and may keep. */
export async function assetUsage(ctx: Ctx) {
  const { _sum, _count } = await ctx.db.asset.aggregate({
    where: { deletedAt: null },
    _sum: { size: true },
    _count: true,
  });
  return { bytes: _sum.size ?? 0, count: _count, limitBytes: PLAN_BYTES[ctx.tenant?.plan ?? 'free'] ?? null };
}

async function requireRoom(ctx: Ctx, files: PreparedFile[]): Promise<void> {
  await lockName(ctx, 'asset-quota');
  const { bytes, limitBytes } = await assetUsage(ctx);
  const wanted = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  if (limitBytes === null || bytes + wanted <= limitBytes) return;
  const megabytes = (count: number) => Math.round(count / 1024 / 1024);
  const message = `Your plan keeps ${megabytes(limitBytes)} MB and ${megabytes(bytes)} MB are used. Delete files, or choose a larger plan.`;
  throw new AppError('PLAN_LIMIT_REACHED', message);
}

function asWire(ctx: Ctx, row: Row) {
  const variants = row.variants.map((variant) => ({ ...variant, url: assetUrl(row, variant.width) }));
  return { ...row, variants, url: assetUrl(row), downloadUrl: downloadUrl(row, ctx.now) };
}
