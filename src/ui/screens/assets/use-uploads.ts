'use client';

import { useState } from 'react';
import { uploadAssets } from '@/ui/client/upload';
import { useRefresh } from '@/ui/client/use-refresh';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { useTenant } from '@/ui/shell/tenant-context';
import type { Asset } from './asset-picture';

/** One file on its way, or one that did not arrive. */
export interface Upload {
  id: number;
  name: string;
  /** From 0 to 1. */
  share: number;
  failure: ErrorText | null;
}

let count = 0;

/**
 * Sends files one after the other, so that one that is refused does not take the others with it.
 * @returns the uploads under way or failed, a function that sends, and one that forgets a failed one
 */
export function useUploads() {
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (id: number, part: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)));
  const drop = (id: number) => setUploads((all) => all.filter((upload) => upload.id !== id));

  async function send(files: readonly File[]): Promise<Asset[]> {
    const waiting = files.map((file) => {
      count += 1;
      return { file, upload: { id: count, name: file.name, share: 0, failure: null } };
    });
    setUploads((all) => [...all, ...waiting.map(({ upload }) => upload)]);
    const arrived: Asset[] = [];
    for (const { file, upload } of waiting) {
      try {
        arrived.push(...(await uploadAssets(tenant.id, [file], (share) => change(upload.id, { share }))));
        drop(upload.id);
      } catch (error) {
        change(upload.id, { failure: errorText(error) });
      }
    }
    await refresh('asset');
    return arrived;
  }

  return { uploads, send, drop };
}
