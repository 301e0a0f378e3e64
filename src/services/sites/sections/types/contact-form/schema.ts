import { z } from 'zod';
import { introFields, optionalLines, optionalText } from '../base/fields';

const isMailAddress = (text: string) => text === '' || z.email().safeParse(text).success;

export const schema = z.strictObject({
  ...introFields,
  email: z
    .string()
    .trim()
    .max(254, 'Mail address may have at most 254 characters.')
    .refine(isMailAddress, 'Use a mail address such as hello@example.com.')
    .default('')
    .meta({ title: 'Mail address', description: 'Shown beside the form.', 'x-input': 'email' }),
  phone: z
    .string()
    .trim()
    .regex(/^(\+?[0-9][0-9 ()./-]{3,30})?$/, 'Use digits, spaces and + ( ) . / - only.')
    .default('')
    .meta({ title: 'Phone number', description: 'Shown beside the form.', 'x-input': 'tel' }),
  address: optionalLines('Address', 300, 'Street, postcode and town, one per line.'),
  hours: optionalLines('Opening hours', 400, 'One line per day or span of days.'),
  submitLabel: optionalText('Button', 40, 'What the button below the form says.').overwrite(
    (label) => label || 'Send message',
  ),
});

export const defaults: z.output<typeof schema> = {
  eyebrow: '',
  heading: 'Get in touch',
  text: 'We are glad to hear from you and answer within one working day.',
  email: 'hello@example.com',
  phone: '',
  address: '',
  hours: '',
  submitLabel: 'Send message',
};
