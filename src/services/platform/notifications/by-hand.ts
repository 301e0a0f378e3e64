import type { Channel } from '@/core/notifications/rule';

/** What people tell each other by hand, as a kind that can be chosen like those of events. */
export const byHand = {
  type: 'message',
  names: { en: 'A message from an administrator', ar: 'رسالة من مسؤول' },
  urgent: false,
  defaults: ['in_app', 'email'] as readonly Channel[],
};
