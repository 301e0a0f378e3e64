import { section, type TemplateSeed } from './template';

export const arabicRestaurant: TemplateSeed = {
  slug: 'arabic-restaurant',
  name: 'مطعم',
  category: 'landing',
  industry: 'restaurants',
  locale: 'ar',
  premium: false,
  description:
    'صفحة رئيسية لمطعم تُقرأ من اليمين إلى اليسار: قصة البيت، أطباق مختارة، آراء الضيوف وطريقة الحجز.',
  version: 1,
  sections: [
    section(
      'hero',
      {
        eyebrow: 'مطبخ شامي في قلب عمّان',
        heading: 'سفرة البيت، كما عرفتموها',
        text: 'خبز يخرج من الفرن كل ساعة، ومقبلات تُحضَّر صباح كل يوم، وقهوة لا تُستعجل.',
        primaryButton: { label: 'احجز طاولة', url: '#reserve' },
        secondaryButton: { label: 'قائمة الطعام', url: '#menu' },
        note: 'نستقبل العائلات والمجموعات حتى عشرين ضيفًا.',
      },
      { background: 'muted', spacing: 'spacious' },
    ),
    section('features', {
      heading: 'ما يميّز مطبخنا',
      items: [
        { icon: 'leaf', title: 'من المزرعة', text: 'خضار الموسم من مزارع الأغوار، تصلنا قبل شروق الشمس.' },
        {
          icon: 'utensils',
          title: 'وصفات الجدّات',
          text: 'نطبخ على مهل، بلا اختصارات، كما تعلّمنا في بيوتنا.',
        },
        { icon: 'heart', title: 'ضيافة صادقة', text: 'أول فنجان قهوة علينا، وآخر من يغادر هو الضيف.' },
      ],
    }),
    section(
      'features',
      {
        eyebrow: 'قائمة الطعام',
        heading: 'أطباق يطلبها ضيوفنا دائمًا',
        layout: 'list',
        items: [
          { title: 'مقلوبة بالباذنجان', detail: '8.50 د.أ', text: 'أرز بالبهارات، لحم ضأن، لبن بالخيار.' },
          { title: 'منسف بلدي', detail: '11.00 د.أ', text: 'جميد كركي، لحم بلدي، صنوبر محمّص.' },
          { title: 'مسخّن', detail: '7.75 د.أ', text: 'دجاج بالسمّاق والبصل على خبز الطابون.' },
          { title: 'كنافة نابلسية', detail: '4.00 د.أ', text: 'ساخنة، بالجبن والفستق الحلبي.' },
        ],
      },
      { background: 'muted', width: 'narrow', anchor: 'menu' },
    ),
    section('testimonials', {
      items: [
        {
          quote: 'ذكّرتني المقلوبة هنا بمطبخ جدّتي. جئنا للعشاء وبقينا حتى أغلقوا الأبواب.',
          name: 'رنا الخطيب',
          role: 'ضيفة من عمّان',
        },
      ],
    }),
    section('faq', {
      heading: 'قبل أن تزورونا',
      items: [
        {
          question: 'هل يلزم الحجز المسبق؟',
          answer: '<p>ننصح بالحجز مساء الخميس والجمعة. في بقية الأيام نجد لكم مكانًا دائمًا.</p>',
        },
        {
          question: 'هل لديكم أطباق نباتية؟',
          answer: '<p>نعم، أكثر من نصف المقبلات نباتية، ونحضّر المقلوبة بلا لحم عند الطلب.</p>',
        },
        { question: 'أين نوقف السيارة؟', answer: '<p>خلف المطعم موقف مجاني يتسع لخمس وعشرين سيارة.</p>' },
      ],
    }),
    section(
      'contact-form',
      {
        heading: 'احجز طاولتك',
        text: 'اكتب لنا اليوم والساعة وعدد الضيوف، ونؤكد الحجز خلال ساعة.',
        phone: '+962 6 555 0147',
        email: 'salam@example.com',
        address: 'شارع الرينبو 27\nجبل عمّان',
        hours: 'يوميًا من 12:00 ظهرًا حتى منتصف الليل',
        submitLabel: 'أرسل طلب الحجز',
      },
      { background: 'dark', anchor: 'reserve' },
    ),
  ],
};
