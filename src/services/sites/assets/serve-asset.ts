import { Readable } from 'node:stream';
import { clock } from '@/core/clock';
import { safeEqual } from '@/core/crypto';
import { reading } from '@/core/db/client';
import { notFound } from '@/core/errors';
import { isUuid } from '@/core/ids';
import { storage } from '@/ports/storage';
import { signature } from './assets.urls';

/** A file of a tenant's site, ready to be sent. */
export interface ServedFile {
  mimeType: string;
  size: number;
  /** Set when it is downloaded under its own name instead of shown. */
  filename: string | null;
  stream: ReadableStream<Uint8Array>;
}

const DOWNLOAD = { expires: /^\d{10}$/ };

/**
 * Finds a file of a site. What is shown on a site is public; a download under its name needs a signed address.
 * @param file `original.<extension>` or `<width>.webp`
 * @throws NOT_FOUND for anything that is not there, deleted, or whose signature is wrong or over
 */
export async function serveAsset(
  tenantId: string,
  assetId: string,
  file: string,
  download: { expires: string; signature: string } | null,
): Promise<ServedFile> {
  if (!isUuid(tenantId) || !isUuid(assetId)) throw notFound('file');
  const asset = await reading({ tenantId, userId: null, platform: false }, (db) =>
    db.asset.findFirst({ where: { id: assetId, deletedAt: null } }),
  );
  if (!asset) throw notFound('file');
  const isOriginal = asset.storageKey.endsWith(`/${file}`);
  if (!isOriginal && !/^\d{3,4}\.webp$/.test(file)) throw notFound('file');
  if (download && !isGood(`/files/${tenantId}/${assetId}/${file}`, download)) throw notFound('file');
  const stored = await storage().open(isOriginal ? asset.storageKey : `${tenantId}/${assetId}/${file}`);
  if (!stored) throw notFound('file');
  return {
    mimeType: isOriginal ? asset.mimeType : 'image/webp',
    size: stored.size,
    // A document opened in place could run what it holds on the site's origin: it is always downloaded.
    filename: download || asset.kind === 'document' ? asset.filename : null,
    stream: Readable.toWeb(stored.stream()) as ReadableStream<Uint8Array>,
  };
}

function isGood(path: string, download: { expires: string; signature: string }): boolean {
  if (!DOWNLOAD.expires.test(download.expires)) return false;
  const expires = Number(download.expires);
  return expires * 1000 > clock.now().getTime() && safeEqual(download.signature, signature(path, expires));
}
