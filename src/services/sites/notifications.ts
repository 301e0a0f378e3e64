import { defineNotification, type NotificationRule } from '@/core/notifications/rule';
import { pagePublished } from './events';

/** Which events of sites people are told of. */
export const sitesNotifications: readonly NotificationRule[] = [
  defineNotification({
    event: pagePublished,
    names: { en: 'A page was published', ar: 'نشر صفحة' },
    // A site may publish many pages a day: for those who ask for it.
    channels: [],
    audience: () => ({ permission: 'pages:read' }),
    words: {
      en: ({ title }) => ({ title: `“${title}” was published`, body: 'Its new version is on the site.' }),
      ar: ({ title }) => ({ title: `نُشرت صفحة «${title}»`, body: 'نسختها الجديدة على الموقع الآن.' }),
    },
    page: { tenant: '/pages' },
  }),
];
