import { env } from '../env';

/**
 * Sends a browser on.
 * @param to a whole address, or a path of this site
 * @param headers further ones, such as a cookie
 */
export function redirectTo(to: string, headers: Record<string, string> = {}): Response {
  const location = new URL(to, env().APP_URL).href;
  return new Response(null, {
    // 303, so that a form that was posted is not posted again.
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', ...headers },
  });
}
