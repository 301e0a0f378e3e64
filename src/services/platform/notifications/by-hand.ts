import type { Channel } from '@/core/notifications/rule';

/** A kind that people choose the ways of, without an event behind it. */
interface Kind {
  type: string;
  names: { en: string; ar: string };
  urgent: boolean;
  /** The ways for whoever has chosen nothing. */
  defaults: readonly Channel[];
  /** The ways there are for it. */
  offered: readonly Channel[];
}

/** What people tell each other by hand. */
export const MESSAGE_KIND: Kind = {
  type: 'message',
  names: { en: 'A message from an administrator', ar: 'رسالة من مسؤول' },
  urgent: false,
  defaults: ['in_app', 'email'],
  offered: ['in_app', 'email', 'sms'],
};

/** The letter that gathers a day. */
export const DIGEST_KIND: Kind = {
  type: 'digest',
  names: { en: 'The daily letter, if you have chosen one', ar: 'الرسالة اليومية إن اخترتها' },
  urgent: false,
  defaults: ['email'],
  offered: ['email'],
};
