import { z } from 'zod';
import { introFields, list, optionalImage, optionalText, requiredLines, requiredText } from '../base/fields';

const testimonial = z.strictObject({
  quote: requiredLines('Quote', 600, 'What the person said, without quotation marks.'),
  name: requiredText('Name', 100, 'Who said it.'),
  role: optionalText('Role', 120, 'Profession, company or place.'),
  image: optionalImage('Portrait', 'A small picture of the person.'),
  rating: z
    .int()
    .min(1)
    .max(5)
    .nullable()
    .default(null)
    .meta({ title: 'Stars', description: 'One to five, or none.', 'x-input': 'number' }),
});

export const schema = z.strictObject({
  ...introFields,
  items: list('Quotes', testimonial, 12, 'One is shown large, several side by side.'),
});

export const defaults: z.output<typeof schema> = {
  eyebrow: '',
  heading: 'What people say',
  text: '',
  items: [
    {
      quote: 'They listened first, and then did exactly what we had agreed. I would come back any time.',
      name: 'Maria Keller',
      role: 'Customer since 2021',
      image: null,
      rating: null,
    },
  ],
};
