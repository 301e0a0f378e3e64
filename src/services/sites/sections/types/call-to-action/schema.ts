import { z } from 'zod';
import { optionalButton, optionalLines, requiredText } from '../base/fields';

export const schema = z.strictObject({
  heading: requiredText('Title', 140, 'The invitation in one line.'),
  text: optionalLines('Text', 400, 'A sentence that makes it easy to say yes.'),
  primaryButton: optionalButton('Main button', 'The step to take.'),
  secondaryButton: optionalButton('Second button', 'A quieter alternative.'),
});

export const defaults: z.output<typeof schema> = {
  heading: 'Shall we talk?',
  text: 'Tell us briefly what you have in mind. We answer within one working day.',
  primaryButton: { label: 'Write to us', url: '#contact' },
  secondaryButton: null,
};
