import { z } from 'zod';
import { keyedHash, safeEqual } from '@/core/crypto';
import { env } from '@/core/env';
import { AppError } from '@/core/errors';

const PURPOSE = 'unsubscribe';
const Content = z.tuple([z.uuid(), z.string()]);

/**
 * A token that ends letters of one type to one person. It works without signing in and does not end: a letter may be
 * read years later, and all that it can do is to send less.
 */
export function unsubscribeToken(userId: string, type: string): string {
  const content = Buffer.from(JSON.stringify([userId, type])).toString('base64url');
  return `${content}.${keyedHash(PURPOSE, content)}`;
}

/** Whom and what a token is about. @throws INVALID_TOKEN for one that is not ours */
export function readUnsubscribeToken(token: string): { userId: string; type: string } {
  const [content = '', seal = ''] = token.split('.');
  if (!safeEqual(seal, keyedHash(PURPOSE, content)))
    throw new AppError('INVALID_TOKEN', 'This link is not complete. Copy the whole address from the letter.');
  const [userId, type] = Content.parse(JSON.parse(Buffer.from(content, 'base64url').toString('utf8')));
  return { userId, type };
}

/** The addresses of a letter's way out: what a mail program calls by itself, and the page for people. */
export function unsubscribeAddresses(userId: string, type: string) {
  const token = unsubscribeToken(userId, type);
  return {
    oneClick: new URL(`/api/notifications/unsubscribe?token=${token}`, env().APP_URL).href,
    page: new URL(`/unsubscribe#${token}`, env().APP_URL).href,
  };
}
