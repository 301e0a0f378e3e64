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

  invitation: ({ tenant, inviter }): LetterText => ({
    subject: `انضم إلى ${tenant}`,
    paragraphs: [`يدعوك ${inviter} إلى العمل في ${tenant}.`],
    action: 'قبول الدعوة',
    footnote: 'الرابط صالح لسبعة أيام. إن كنت لا تعرف المرسل فلا يلزمك فعل أي شيء.',
  }),

  alreadyMember: ({ tenant, inviter }): LetterText => ({
    subject: `أنت عضو في ${tenant} بالفعل`,
    paragraphs: [`يدعوك ${inviter} إلى العمل في ${tenant}. أنت عضو فيها بالفعل، فما عليك إلا تسجيل الدخول.`],
    action: 'تسجيل الدخول',
    footnote: notYou,
  }),

  changeEmail: {
    subject: 'أكّد عنوان بريدك الجديد',
    paragraphs: ['طلبت استخدام هذا العنوان لحسابك. أكّد أنه لك.'],
    action: 'استخدام هذا العنوان',
    footnote: `الرابط صالح لمرة واحدة ولمدة 24 ساعة. ${notYou}`,
  },

  addressTaken: {
    subject: 'أراد حساب آخر استخدام هذا العنوان',
    paragraphs: [
      'طلب شخص ما، أنت على الأرجح، استخدام هذا العنوان لحساب آخر. للعنوان حساب بالفعل، فلم يتغير شيء.',
    ],
    footnote: notYou,
  },

  emailChanged: ({ email }): LetterText => ({
    subject: 'تم تغيير عنوان بريدك',
    paragraphs: [`من الآن فصاعدًا تسجّل الدخول بالعنوان ${email}، وإليه تُرسل الرسائل أيضًا.`],
    footnote: 'إن لم تكن أنت من فعل ذلك فأجب على هذه الرسالة فورًا أو راسل مالك مؤسستك.',
  }),

  apiKeyLeaked: ({ name, prefix }): LetterText => ({
    subject: 'عُثر على مفتاح API علنًا فأُلغي',
    paragraphs: [
      `أبلغنا شخص ما بأن لديه مفتاح API كاملًا: «${name}» (${prefix}…). ألغيناه فورًا.`,
      'أنشئ مفتاحًا آخر للبرنامج الذي كان يستخدمه، وابحث كيف تسرّب.',
    ],
    action: 'فتح لوحة التحكم',
    footnote: 'تصلك هذه الرسالة لأنك مالك في المؤسسة التي يعود إليها المفتاح.',
  }),

  webhookDisabled: ({ url, gone }): LetterText => ({
    subject: 'أُوقف ويب هوك',
    paragraphs: [
      gone
        ? `أجاب المستقبِل في ${url} بأنه لم يعد موجودًا. لن يُرسل إليه شيء بعد الآن.`
        : `أخفق المستقبِل في ${url} طوال خمسة أيام. لن يُرسل إليه شيء بعد الآن.`,
      'عندما يعمل من جديد، شغّل الويب هوك في لوحة التحكم وأعد إرسال ما فاته.',
    ],
    action: 'فتح الويب هوك',
    footnote: 'تصلك هذه الرسالة لأنك مالك في المؤسسة التي يعود إليها الويب هوك.',
  }),

  passkeyAdded: ({ name }): LetterText => ({
    subject: 'أُضيف مفتاح مرور إلى حسابك',
    paragraphs: [`يمكنك من الآن تسجيل الدخول بمفتاح المرور «${name}».`],
    footnote: 'إن لم تكن أنت من أضافه فاحذفه وغيّر كلمة مرورك وراجع جلساتك.',
  }),

  notification: {
    digest: (count: number, tenant: string) => `ما حدث في ${tenant} (${count})`,
    open: 'افتح',
    footnote: (tenant: string) => `تصلك هذه الرسالة لأنك تنتمي إلى ${tenant}.`,
    unsubscribe: 'لا تكتبوا إليّ عن هذا بعد الآن',
  },

  signInSms: ({ code }) => `${code} هو رمز تسجيل الدخول. صالح لمدة 5 دقائق.`,
  verifyPhoneSms: ({ code }) => `${code} هو رمز تأكيد رقمك. صالح لمدة 5 دقائق.`,
};
