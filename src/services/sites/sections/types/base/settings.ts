import { z } from 'zod';
import { choice, optionalImage } from './fields';

export const backgrounds = ['default', 'muted', 'brand', 'dark', 'image'] as const;

/** How a section sits on the page, the same for every type. */
export const SectionSettings = z
  .strictObject({
    background: choice('Background', backgrounds, 'default', 'The surface behind the section.'),
    backgroundImage: optionalImage(
      'Background image',
      'Shown darkened behind the section when the background is an image.',
    ),
    spacing: choice('Spacing', ['compact', 'normal', 'spacious'], 'normal', 'The room above and below.'),
    width: choice('Width', ['narrow', 'normal', 'wide'], 'normal', 'How wide the content may grow.'),
    alignment: choice('Alignment', ['start', 'center'], 'start', 'Where titles and short texts stand.'),
    anchor: z
      .string()
      .trim()
      .regex(
        /^([a-z][a-z0-9-]{0,59})?$/,
        'Use lower-case letters, digits and hyphens, beginning with a letter.',
      )
      .default('')
      .meta({
        title: 'Anchor',
        description: 'The name that #links on the page point at.',
        'x-input': 'text',
      }),
  })
  .refine((settings) => settings.background !== 'image' || settings.backgroundImage !== null, {
    path: ['backgroundImage'],
    message: 'Choose the image that lies behind the section.',
  })
  .meta({ title: 'Section settings', description: 'Background, spacing, width, alignment and anchor.' });

export type SectionSettings = z.output<typeof SectionSettings>;
