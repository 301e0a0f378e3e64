import { Agent, request } from 'undici';
import { guardedLookup, type Resolver, requireCallableUrl, systemResolver } from '../outbound/address-guard';
import { signatureHeaders } from './signing';

/** How long a receiver may take, from connection to the last byte we read (Standard Webhooks advises 15 to 30 s). */
export const TIMEOUT_MS = 20_000;
/** How much of a receiver's answer is kept. */
export const KEPT_ANSWER_BYTES = 4096;

/** What is sent: signed per the Standard Webhooks specification 1.0.0. */
export interface OutgoingMessage {
  url: string;
  /** All living secrets; each signs. */
  secrets: readonly string[];
  /** The event's id: the same at every attempt and endpoint, so that receivers recognise a repetition. */
  id: string;
  body: string;
  requestId: string | null;
}

/** What came back. `status` is null when no answer arrived. */
export interface Outcome {
  status: number | null;
  body: string | null;
  error: string | null;
  retryAfterSeconds: number | null;
  durationMs: number;
}

/**
 * Sends one attempt. Never throws: whatever goes wrong is an outcome. Redirects are not followed.
 * @param options `allowLoopback` for development; `resolve` is replaced in tests
 */
export async function send(
  message: OutgoingMessage,
  at: Date,
  options: { allowLoopback: boolean; resolve?: Resolver },
): Promise<Outcome> {
  const started = performance.now();
  const durationMs = () => Math.round(performance.now() - started);
  const agent = new Agent({
    connect: {
      lookup: guardedLookup(options.resolve ?? systemResolver, options.allowLoopback),
      timeout: 10_000,
    },
  });
  try {
    const url = requireCallableUrl(message.url, options.allowLoopback);
    const answer = await request(url, {
      dispatcher: agent,
      method: 'POST',
      body: message.body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Quintet-Webhooks/1.0',
        ...(message.requestId ? { 'x-request-id': message.requestId } : {}),
        ...signatureHeaders(message.id, at, message.body, message.secrets),
      },
    });
    const body = await firstBytes(answer.body);
    const ok = answer.statusCode >= 200 && answer.statusCode < 300;
    return {
      status: answer.statusCode,
      body,
      error: ok ? null : `The receiver answered ${answer.statusCode}.`,
      retryAfterSeconds: retryAfter(answer.headers['retry-after'], at),
      durationMs: durationMs(),
    };
  } catch (error) {
    return {
      status: null,
      body: null,
      error: describe(error),
      retryAfterSeconds: null,
      durationMs: durationMs(),
    };
  } finally {
    await agent.destroy();
  }
}

/** Reads no more than is kept; an endless answer ends here. */
async function firstBytes(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= KEPT_ANSWER_BYTES) break;
  }
  // NUL cannot be stored as text.
  return Buffer.concat(chunks).subarray(0, KEPT_ANSWER_BYTES).toString('utf8').replaceAll('\0', '\ufffd');
}

function retryAfter(header: string | string[] | undefined, now: Date): number | null {
  const text = Array.isArray(header) ? header[0] : header;
  if (!text) return null;
  if (/^\d{1,7}$/.test(text)) return Number(text);
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now.getTime()) / 1000));
}

function describe(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `No answer within ${TIMEOUT_MS / 1000} s.`;
  return (error instanceof Error ? error.message || error.name : String(error)).slice(0, 500);
}
