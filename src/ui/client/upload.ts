import { ApiError, readAnswer } from '@/ui/patterns/api-answer';
import { address, goToSignIn } from './client';
import type { Data } from './types';

const ROUTE = 'POST /api/tenants/{tenantId}/assets/upload';
type Uploaded = Data<typeof ROUTE>;

/**
 * Sends files to the tenant's assets. `fetch` does not tell how far a request's body has got, so this uses the
 * browser's older way.
 * @param tenantId whose assets
 * @param files what to send; all are kept, or none
 * @param onProgress called with the share that has left, from 0 to 1
 * @throws ApiError when the API refuses; TypeError when it could not be reached
 */
export async function uploadAssets(
  tenantId: string,
  files: readonly File[],
  onProgress: (share: number) => void,
): Promise<Uploaded> {
  const form = new FormData();
  for (const file of files) form.append('files', file);
  const path = ROUTE.split(' ')[1] ?? '';
  const response = await send(address(path, { params: { tenantId } }), form, onProgress);
  try {
    return (await readAnswer<Uploaded>(response)).data;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) goToSignIn();
    throw error;
  }
}

function send(url: string, form: FormData, onProgress: (share: number) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new TypeError('The server could not be reached.'));
    request.onload = () => {
      const headers = new Headers({
        'content-type': request.getResponseHeader('content-type') ?? '',
        'x-request-id': request.getResponseHeader('x-request-id') ?? '',
      });
      resolve(new Response(request.responseText, { status: request.status, headers }));
    };
    request.send(form);
  });
}
