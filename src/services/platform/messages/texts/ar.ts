import type { LetterText } from './letter-text';
import type { Texts } from './texts';

const notYou = 'إن لم تكن أنت من طلب ذلك فلا حاجة إلى أي إجراء.';

/** What letters and text messages say in Arabic. */
export const ar: Texts = {
  greeting: (name) => `مرحبًا ${name}،`,

  verifyEmail: {
    subject: 'أكِّد عنوان بريدك الإلكتروني',
    paragraphs: ['يُرجى تأكيد أن هذا العنوان يخصّك.'],
    action: 'تأكيد العنوان',
    footnote: `الرابط صالح لمدة 24 ساعة. ${notYou}`,
  },

  alreadyRegistered: {
    subject: 'لديك حساب بالفعل',
    paragraphs: [
      'أراد شخص ما، وهو أنت على الأرجح، فتح حساب بهذا العنوان، ولديك حساب به بالفعل.',
      'سجّل الدخول به. وإن نسيت كلمة المرور فاختر كلمة جديدة من صفحة تسجيل الدخول.',
    ],
    action: 'تسجيل الدخول',
    footnote: notYou,
  },

  resetPassword: {
    subject: 'اختر كلمة مرور جديدة',
    paragraphs: ['طلبت اختيار كلمة مرور جديدة. بعد ذلك سيُسجَّل خروجك من جميع الأجهزة.'],
    action: 'اختيار كلمة مرور',
    footnote: `الرابط صالح لمرة واحدة ولمدة ساعة. ${notYou}`,
  },

  passwordChanged: {
    subject: 'تم تغيير كلمة مرورك',
    paragraphs: ['تم تغيير كلمة مرورك للتو. إن كنت أنت من غيّرها فكل شيء على ما يرام.'],
    action: 'لم أكن أنا: اختيار كلمة مرور جديدة',
    footnote: 'تصلك هذه الرسالة عند كل تغيير لكلمة مرورك.',
  },

  signInCode: {
    subject: 'رمز تسجيل الدخول',
    paragraphs: ['اكتب هذا الرمز لتسجيل الدخول. لا تعطه لأحد، فنحن لا نطلبه أبدًا.'],
    footnote: `الرمز صالح لمرة واحدة ولمدة خمس دقائق. ${notYou}`,
  },

  twoStepChanged: ({ on }): LetterText => ({
    subject: on ? 'تم تفعيل الدخول بخطوتين' : 'تم إيقاف الدخول بخطوتين',
    paragraphs: [
      on
        ? 'من الآن فصاعدًا نطلب رمزًا من تطبيق المصادقة عند تسجيل الدخول.'
        : 'من الآن فصاعدًا تكفي كلمة المرور وحدها لتسجيل الدخول.',
    ],
    footnote: 'إن لم تكن أنت من فعل ذلك فغيّر كلمة مرورك الآن وراجع جلساتك.',
  }),

  signInSms: ({ code }) => `${code} هو رمز تسجيل الدخول. صالح لمدة 5 دقائق.`,
  verifyPhoneSms: ({ code }) => `${code} هو رمز تأكيد رقمك. صالح لمدة 5 دقائق.`,
};
