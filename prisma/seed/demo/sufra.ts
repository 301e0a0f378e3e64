import { lights } from './pictures';
import type { DemoSite } from './site';

/** A site that reads from right to left. */
export const sufra: DemoSite = {
  tenant: {
    name: 'سفرة البيت',
    slug: 'sufra',
    locale: 'ar',
    timezone: 'Asia/Amman',
    currency: 'JOD',
  },
  branding: {
    tagline: 'مطبخ شامي في قلب عمّان',
    primaryColor: '#0f5f4f',
    accentColor: '#d18b2c',
    headingFont: 'vazirmatn',
    bodyFont: 'vazirmatn',
  },
  people: [{ name: 'ليلى حداد', email: 'owner@sufra.test', role: 'owner' }],
  pictures: {
    evening: {
      name: 'evening.jpg',
      alt: 'أضواء دافئة فوق الطاولات مساءً',
      paint: lights(
        [
          [18, 48, 44],
          [10, 20, 22],
        ],
        [
          [255, 206, 122],
          [120, 210, 180],
          [255, 170, 96],
        ],
        [96, 62, 40],
      ),
    },
  },
  pages: [
    {
      title: 'الرئيسية',
      slug: 'home',
      isHome: true,
      published: true,
      description: 'مطعم شامي في عمّان: خبز ساخن كل ساعة، ومقبلات تُحضَّر صباح كل يوم.',
      template: 'arabic-restaurant',
    },
    {
      title: 'حكايتنا',
      slug: 'story',
      published: true,
      description: 'كيف بدأت سفرة البيت، ومن يقف وراءها.',
      sections: ({ evening }) => [
        {
          type: 'hero',
          content: {
            heading: 'حكايتنا',
            text: 'بدأنا بطاولة واحدة ووصفة جدّة، وبقي الباب مفتوحًا منذ ذلك اليوم.',
            image: { assetId: evening, alt: 'أضواء دافئة فوق الطاولات مساءً' },
          },
          settings: { background: 'muted' },
        },
        {
          type: 'text',
          content: {
            heading: 'طاولة واحدة',
            body: '<p>كانت البداية في غرفة صغيرة تطل على الدرج القديم. يأتي الجيران مساءً، ويبقون حتى يبرد الشاي.</p><p>كبرت السفرة، وما زال الخبز يخرج من الفرن كل ساعة.</p>',
          },
        },
      ],
    },
  ],
  footer: [{ label: 'حكايتنا', url: '/story' }],
};
