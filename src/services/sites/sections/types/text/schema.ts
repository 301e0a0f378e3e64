import { z } from 'zod';
import { choice, optionalImage, optionalText, richText } from '../base/fields';

export const schema = z.strictObject({
  eyebrow: optionalText('Small line', 60, 'A few words above the title.'),
  heading: optionalText('Title', 140, 'The title of the text.'),
  body: richText('Text', 20_000, 'Paragraphs, lists, quotes and links.'),
  image: optionalImage('Image', 'Shown beside the text.'),
  layout: choice(
    'Layout',
    ['single', 'aside', 'columns'],
    'single',
    'One column, the title beside the text, or two columns.',
  ),
});

export const defaults: z.output<typeof schema> = {
  eyebrow: '',
  heading: 'Our story',
  body: '<p>Every business has a beginning. Tell how yours came about, what you care about and what people find when they come to you.</p><p>Two or three paragraphs are enough. Write as you would talk to a guest.</p>',
  image: null,
  layout: 'single',
};
