const en = {
  skipToContent: 'Skip to content',
  menu: 'Menu',
  mainNavigation: 'Main',
  footerNavigation: 'Footer',
  name: 'Name',
  email: 'Email',
  message: 'Message',
  phone: 'Phone',
  address: 'Address',
  hours: 'Opening hours',
  rating: (stars: number) => `${stars} out of 5 stars`,
  notFoundTitle: 'Page not found',
  notFoundText: 'The page you are looking for has moved or never existed.',
  backHome: 'Back to the home page',
  previewNotice: 'Preview. Visitors do not see this version yet.',
  invalidSection: 'This section has errors and is hidden from visitors.',
  emptySection: 'This section is empty and is hidden from visitors.',
  noForm: 'Connect a form to receive messages here. Visitors see the contact details only.',
};

export type Messages = typeof en;

const ar: Messages = {
  skipToContent: 'انتقل إلى المحتوى',
  menu: 'القائمة',
  mainNavigation: 'الرئيسية',
  footerNavigation: 'التذييل',
  name: 'الاسم',
  email: 'البريد الإلكتروني',
  message: 'الرسالة',
  phone: 'الهاتف',
  address: 'العنوان',
  hours: 'ساعات العمل',
  rating: (stars) => `${stars} من 5 نجوم`,
  notFoundTitle: 'الصفحة غير موجودة',
  notFoundText: 'الصفحة التي تبحث عنها نُقلت أو لم تكن موجودة.',
  backHome: 'العودة إلى الصفحة الرئيسية',
  previewNotice: 'معاينة. لا يرى الزوار هذه النسخة بعد.',
  invalidSection: 'في هذا القسم أخطاء وهو مخفي عن الزوار.',
  emptySection: 'هذا القسم فارغ وهو مخفي عن الزوار.',
  noForm: 'اربط نموذجًا لتلقي الرسائل هنا. يرى الزوار بيانات الاتصال فقط.',
};

const byLanguage: Record<string, Messages> = { en, ar };

/** The site's own few words in the language of a locale such as `ar-EG`; English where there is no translation. */
export function messagesFor(locale: string): Messages {
  return byLanguage[locale.toLowerCase().split(/[-_]/)[0] ?? 'en'] ?? en;
}
