import { z } from 'zod';
import { choice, introFields, optionalText, requiredImage } from '../base/fields';

const picture = z.strictObject({
  image: requiredImage('Image', 'The picture.'),
  caption: optionalText('Caption', 200, 'A line below the picture.'),
});

export const schema = z.strictObject({
  ...introFields,
  items: z
    .array(picture)
    .max(60, 'Pictures may have at most 60 entries.')
    .default([])
    .meta({ title: 'Pictures', description: 'In the order shown.', 'x-input': 'list' }),
  layout: choice(
    'Layout',
    ['grid', 'masonry'],
    'grid',
    'Equal tiles, or each picture in its own proportions.',
  ),
});

export const defaults: z.output<typeof schema> = {
  eyebrow: '',
  heading: 'A look around',
  text: '',
  items: [],
  layout: 'grid',
};
