import { randomBytes } from 'node:crypto';

/** The tenant of rows that belong to nobody's tenant: the platform's own. */
export const PLATFORM_TENANT_ID = '00000000-0000-0000-0000-000000000000';

/** A UUID version 7 (RFC 9562 5.7): 48 bits of Unix milliseconds, then random; for ids needed before the row exists. */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for the textual form of any UUID. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
