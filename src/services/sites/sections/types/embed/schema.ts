import { z } from 'zod';
import { choice, introFields, optionalText, requiredText } from '../base/fields';
import { embedProviders, embedSource } from './hosts';

export const schema = z.strictObject({
  ...introFields,
  url: z
    .string()
    .trim()
    .max(2000, 'Address may have at most 2000 characters.')
    .refine(
      (url) => embedSource(url) !== null,
      `Use the https address of a page at ${embedProviders.join(', ')} that can be embedded.`,
    )
    .meta({
      title: 'Address',
      description: `A video, map, player or calendar at ${embedProviders.join(', ')}.`,
      'x-input': 'url',
    }),
  title: requiredText('Name', 140, 'What the frame shows, for people who do not see it.'),
  caption: optionalText('Caption', 200, 'A line below the frame.'),
  ratio: choice(
    'Shape',
    ['wide', 'classic', 'square', 'tall', 'bar'],
    'wide',
    '16:9, 4:3, 1:1, a tall calendar, or the bar of a player.',
  ),
});

export const defaults: z.output<typeof schema> = {
  eyebrow: '',
  heading: 'How to find us',
  text: '',
  url: 'https://www.openstreetmap.org/export/embed.html?bbox=12.48%2C41.89%2C12.50%2C41.90&layer=mapnik',
  title: 'Map of the neighbourhood',
  caption: '',
  ratio: 'wide',
};
