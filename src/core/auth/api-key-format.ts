import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { safeEqual, sha256 } from '../crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PUBLIC_LENGTH = 12;
/** 43 base62 characters carry 256 bits. */
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const FORM = /^qt_(live|test)_([0-9A-Za-z]{12})([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

/** A new key: the text that is shown once, and what is kept of it. */
export interface NewApiKey {
  text: string;
  publicId: string;
  prefix: string;
  secretHash: string;
}

/**
 * Makes a key `qt_<mode>_<public id><secret><checksum>`; the checksum is the CRC-32 of all before it in base62, so that
 * a scanner or a typo is recognised without asking the database (the form that GitHub's tokens have).
 */
export function newApiKey(mode: 'live' | 'test'): NewApiKey {
  const publicId = randomText(PUBLIC_LENGTH);
  const secret = randomText(SECRET_LENGTH);
  const body = `qt_${mode}_${publicId}${secret}`;
  return {
    text: body + checksum(body),
    publicId,
    prefix: `qt_${mode}_${publicId}`,
    secretHash: sha256(secret),
  };
}

/** Splits a key, or returns null for a text that never was one. */
export function parseApiKey(text: string): { publicId: string; secret: string } | null {
  const match = FORM.exec(text);
  const [, , publicId, secret, sum] = match ?? [];
  if (!publicId || !secret || !sum) return null;
  return safeEqual(checksum(text.slice(0, -CHECKSUM_LENGTH)), sum) ? { publicId, secret } : null;
}

/** True for texts that mean to be API keys, right or wrong. */
export function looksLikeApiKey(text: string): boolean {
  return text.startsWith('qt_');
}

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

function checksum(body: string): string {
  let rest = crc32(body);
  let sum = '';
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    sum = ALPHABET.charAt(rest % ALPHABET.length) + sum;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return sum;
}
