import { z } from 'zod';
import { introFields, list, requiredText } from '../base/fields';

const figure = z.strictObject({
  value: requiredText('Figure', 20, 'The number as it should be read, with its unit.'),
  label: requiredText('Label', 100, 'What the number counts.'),
});

export const schema = z.strictObject({
  ...introFields,
  items: list('Figures', figure, 8, 'Two to four work best.'),
});

export const defaults: z.output<typeof schema> = {
  eyebrow: '',
  heading: '',
  text: '',
  items: [
    { value: '18', label: 'years in the same street' },
    { value: '4,200', label: 'orders delivered last year' },
    { value: '97 %', label: 'of customers come back' },
  ],
};
