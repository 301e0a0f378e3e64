import { keyedHash } from '@/core/crypto';
import { env } from '@/core/env';

const DOWNLOAD_SECONDS = 3600;

/** What an asset's address is made of. */
export interface AssetAddress {
  tenantId: string;
  id: string;
  mimeType: string;
}

const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
};

/**
 * Where a file is served, on every host: `/files/{tenantId}/{assetId}/{width|original}.{ext}`.
 * @param width pixels of one of its variants, which are webp; the original when left out
 */
export function assetUrl({ tenantId, id, mimeType }: AssetAddress, width?: number): string {
  const file = width === undefined ? `original.${extensions[mimeType] ?? 'bin'}` : `${width}.webp`;
  return `/files/${tenantId}/${id}/${file}`;
}

/** An absolute address that downloads the original under its own name for an hour. */
export function downloadUrl(address: AssetAddress, now: Date): string {
  const expires = Math.floor(now.getTime() / 1000) + DOWNLOAD_SECONDS;
  const path = assetUrl(address);
  return `${env().APP_URL}${path}?download=1&expires=${expires}&signature=${signature(path, expires)}`;
}

/** The signature that a download's address must carry. */
export function signature(path: string, expires: number): string {
  return keyedHash('asset-download', `${path}|${expires}`);
}
