import { z } from 'zod';
import {
  choice,
  optionalButton,
  optionalImage,
  optionalLines,
  optionalText,
  requiredText,
} from '../base/fields';

export const schema = z.strictObject({
  eyebrow: optionalText('Small line', 60, 'A few words above the title: a place, a promise, a date.'),
  heading: requiredText('Title', 140, 'What this page is about, in one line.'),
  text: optionalLines('Introduction', 400, 'One or two sentences that make the title concrete.'),
  primaryButton: optionalButton('Main button', 'The one thing a visitor should do next.'),
  secondaryButton: optionalButton('Second button', 'A quieter alternative.'),
  note: optionalText('Note', 120, 'A short line below the buttons: a price, a guarantee, a phone number.'),
  image: optionalImage('Image', 'Shown beside or below the text.'),
  layout: choice('Layout', ['stacked', 'split'], 'stacked', 'Image below the text or beside it.'),
});

export const defaults: z.output<typeof schema> = {
  eyebrow: '',
  heading: 'Say what you do in one clear sentence',
  text: 'Then tell people who it is for and why it is worth a closer look.',
  primaryButton: { label: 'Get in touch', url: '#contact' },
  secondaryButton: null,
  note: '',
  image: null,
  layout: 'stacked',
};
