import { z } from 'zod';
import {
  choice,
  introFields,
  list,
  optionalButton,
  optionalIcon,
  optionalLines,
  optionalText,
  requiredText,
} from '../base/fields';

const feature = z.strictObject({
  icon: optionalIcon('Icon', 'A small drawing above the title.'),
  title: requiredText('Title', 100, 'The point in a few words.'),
  text: optionalLines('Text', 400, 'A sentence or two about it.'),
  detail: optionalText('Detail', 40, 'A price, time or place beside the title.'),
  link: optionalButton('Link', 'Where to read more.'),
});

export const schema = z.strictObject({
  ...introFields,
  items: list('Features', feature, 24, 'Services, strengths, dishes or dates.'),
  layout: choice(
    'Layout',
    ['grid', 'cards', 'list'],
    'grid',
    'Open columns, framed cards, or lines as on a menu.',
  ),
});

export const defaults: z.output<typeof schema> = {
  eyebrow: '',
  heading: 'What you can count on',
  text: '',
  items: [
    {
      icon: 'handshake',
      title: 'Personal',
      text: 'You talk to the person who does the work, from the first call to the last detail.',
      detail: '',
      link: null,
    },
    {
      icon: 'clock',
      title: 'On time',
      text: 'We agree on a date and keep it. If something changes, you hear it from us first.',
      detail: '',
      link: null,
    },
    {
      icon: 'shield-check',
      title: 'Fairly priced',
      text: 'A written offer before we begin, and an invoice that matches it.',
      detail: '',
      link: null,
    },
  ],
  layout: 'grid',
};
