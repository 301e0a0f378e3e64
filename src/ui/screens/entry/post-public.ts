import { readAnswer } from '@/ui/patterns/api-answer';

/**
 * Posts to an endpoint that anybody may call. Unlike `api`, a refusal with 401 leads nowhere: nobody is signed in yet.
 * @param path such as `/api/auth/forgot-password`
 * @throws ApiError when it was refused
 */
export async function postPublic<Data = unknown>(path: string, body: unknown): Promise<Data> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await readAnswer<Data>(response)).data;
}
