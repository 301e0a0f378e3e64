import { Agent, request } from 'undici';
import { env } from '../env';
import { AppError } from '../errors';
import { guardedLookup, requireCallableUrl, systemResolver } from './address-guard';

/** How long somebody outside may take, from connection to the last byte. */
export const OUTBOUND_TIMEOUT_MS = 5_000;
const MAX_BYTES = 512 * 1024;

/**
 * Reads a document at an address that a customer gave: public addresses only, no redirects, at most 512 KiB in 5 s.
 * @throws VALIDATION_ERROR for an address that must not be called; UPSTREAM_ERROR saying what went wrong, in words that
 *   tell nothing of our own network
 */
export async function fetchText(address: string): Promise<string> {
  const allowLoopback = env().OUTBOUND_ALLOW_LOOPBACK;
  const url = requireCallableUrl(address, allowLoopback);
  const agent = new Agent({ connect: { lookup: guardedLookup(systemResolver, allowLoopback) } });
  try {
    const signal = AbortSignal.timeout(OUTBOUND_TIMEOUT_MS);
    const answer = await request(url, {
      dispatcher: agent,
      signal,
      headers: { 'user-agent': 'Quintet/1.0' },
    });
    if (answer.statusCode !== 200) throw failed(url, `answered ${answer.statusCode}`);
    return await textOf(url, answer.body);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const late = cause instanceof Error && cause.name === 'TimeoutError';
    throw failed(
      url,
      late ? `did not answer within ${OUTBOUND_TIMEOUT_MS / 1000} s` : 'cannot be reached',
      cause,
    );
  } finally {
    await agent.destroy();
  }
}

async function textOf(url: URL, body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw failed(url, `answered more than ${MAX_BYTES / 1024} KiB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failed({ host }: URL, what: string, cause?: unknown): AppError {
  return new AppError('UPSTREAM_ERROR', `${host} ${what}.`, { cause });
}
