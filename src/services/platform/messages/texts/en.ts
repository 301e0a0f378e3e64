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

  invitation: ({ tenant, inviter }: { tenant: string; inviter: string }): LetterText => ({
    subject: `Join ${tenant}`,
    paragraphs: [`${inviter} invites you to work in ${tenant}.`],
    action: 'Accept the invitation',
    footnote: 'The link is good for seven days. If you do not know the sender, you need not do anything.',
  }),

  alreadyMember: ({ tenant, inviter }: { tenant: string; inviter: string }): LetterText => ({
    subject: `You belong to ${tenant} already`,
    paragraphs: [`${inviter} invites you to work in ${tenant}. You belong to it already: just sign in.`],
    action: 'Sign in',
    footnote: notYou,
  }),

  changeEmail: {
    subject: 'Confirm your new e-mail address',
    paragraphs: ['You asked to use this address for your account. Confirm that it is yours.'],
    action: 'Use this address',
    footnote: `The link works once, for 24 hours. ${notYou}`,
  } satisfies LetterText,

  addressTaken: {
    subject: 'Another account wanted this address',
    paragraphs: [
      'Somebody, most likely you, asked to use this address for another account. It has an account already, so nothing was changed.',
    ],
    footnote: notYou,
  } satisfies LetterText,

  emailChanged: ({ email }: { email: string }): LetterText => ({
    subject: 'Your e-mail address was changed',
    paragraphs: [`From now on you sign in with ${email}. Letters go there too.`],
    footnote: 'If this was not you, answer this letter at once or ask the owner of your organization.',
  }),

  apiKeyLeaked: ({ name, prefix }: { name: string; prefix: string }): LetterText => ({
    subject: 'An API key was found in public and revoked',
    paragraphs: [
      `Somebody reported that they hold the whole API key “${name}” (${prefix}…). We revoked it at once.`,
      'Create another key for the program that used it, and find out how it got out.',
    ],
    action: 'Open the console',
    footnote:
      'You receive this letter because you are an owner of the organization that the key belonged to.',
  }),

  webhookDisabled: ({ url, gone }: { url: string; gone: boolean }): LetterText => ({
    subject: 'A webhook was switched off',
    paragraphs: [
      gone
        ? `The receiver at ${url} answered that it is gone. Nothing is sent to it any more.`
        : `The receiver at ${url} has failed for five days. Nothing is sent to it any more.`,
      'Once it works again, switch the webhook on in the console, and send again what it missed.',
    ],
    action: 'Open the webhook',
    footnote:
      'You receive this letter because you are an owner of the organization that the webhook belongs to.',
  }),

  passkeyAdded: ({ name }: { name: string }): LetterText => ({
    subject: 'A passkey was added to your account',
    paragraphs: [`You can sign in with the passkey “${name}” from now on.`],
    footnote: 'If this was not you, remove it, change your password and look at your sessions.',
  }),

  notification: {
    digest: (count: number, tenant: string) =>
      count === 1 ? `One thing happened in ${tenant}` : `${count} things happened in ${tenant}`,
    open: 'Open',
    footnote: (tenant: string) => `You receive this because you belong to ${tenant}.`,
    unsubscribe: 'Do not write to me about this any more',
  },

  signInSms: ({ code }: { code: string }) => `${code} is your sign-in code. It is good for 5 minutes.`,
  verifyPhoneSms: ({ code }: { code: string }) => `${code} confirms your number. It is good for 5 minutes.`,
};
