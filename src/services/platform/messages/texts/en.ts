import type { LetterText } from './letter-text';

const notYou = 'If this was not you, you need not do anything.';

/** What letters and text messages say in English. Other languages are typed after this one, so that none lacks a text. */
export const en = {
  greeting: (name: string) => `Hello ${name},`,

  verifyEmail: {
    subject: 'Confirm your e-mail address',
    paragraphs: ['Please confirm that this address is yours.'],
    action: 'Confirm address',
    footnote: `The link is good for 24 hours. ${notYou}`,
  } satisfies LetterText,

  alreadyRegistered: {
    subject: 'You already have an account',
    paragraphs: [
      'Somebody, most likely you, wanted to open an account with this address. You have one already.',
      'Sign in with it. If you do not remember your password, choose a new one on the sign-in page.',
    ],
    action: 'Sign in',
    footnote: notYou,
  } satisfies LetterText,

  resetPassword: {
    subject: 'Choose a new password',
    paragraphs: ['You asked to choose a new password. Afterwards you are signed out everywhere.'],
    action: 'Choose a password',
    footnote: `The link works once, for one hour. ${notYou}`,
  } satisfies LetterText,

  passwordChanged: {
    subject: 'Your password was changed',
    paragraphs: ['Your password was changed just now. If it was you, all is well.'],
    action: 'It was not me: choose a new password',
    footnote: 'You receive this letter at every change of your password.',
  } satisfies LetterText,

  signInCode: {
    subject: 'Your sign-in code',
    paragraphs: ['Type this code to sign in. Give it to nobody: we never ask for it.'],
    footnote: `The code works once, for five minutes. ${notYou}`,
  } satisfies LetterText,

  twoStepChanged: ({ on }: { on: boolean }): LetterText => ({
    subject: on ? 'Two-step sign-in is on' : 'Two-step sign-in is off',
    paragraphs: [
      on
        ? 'From now on we ask for a code of your authenticator app when you sign in.'
        : 'From now on your password alone is enough to sign in.',
    ],
    footnote: 'If this was not you, change your password now and look at your sessions.',
  }),

  signInSms: ({ code }: { code: string }) => `${code} is your sign-in code. It is good for 5 minutes.`,
  verifyPhoneSms: ({ code }: { code: string }) => `${code} confirms your number. It is good for 5 minutes.`,
};
