import { section, type TemplateSeed } from './template';

export const aboutUs: TemplateSeed = {
  slug: 'about-us',
  name: 'About us',
  category: 'about',
  industry: 'general',
  locale: 'en',
  premium: false,
  description: 'Where you come from, what you hold to and who belongs to the house. Fits any trade.',
  version: 1,
  sections: [
    section(
      'hero',
      {
        eyebrow: 'About us',
        heading: 'Small on purpose, careful by habit',
        text: 'Eleven people, one workshop, and a rule that has not changed since 1994: nobody sells what they would not keep.',
      },
      { background: 'muted' },
    ),
    section('text', {
      heading: 'How it began',
      body: '<p>It began with a favour. A neighbour’s cabinet had lost a door, and Ruth Ellery said that she would have a look. The door is still on. Word went around the street, then the town, and by the end of the year the kitchen table was too small.</p><p>Thirty years later the workshop stands at the end of the same street. The machines are newer and the orders come from further away. The first question is still the same: what do you need it to do?</p>',
      layout: 'aside',
    }),
    section('features', {
      eyebrow: 'What we hold to',
      heading: 'Three promises',
      layout: 'cards',
      items: [
        {
          icon: 'leaf',
          title: 'Wood with a name',
          text: 'Every board comes from a forest within 150 kilometres, and we can tell you which.',
        },
        {
          icon: 'wrench',
          title: 'Made to be mended',
          text: 'Screws instead of glue, drawings on file, spare parts for thirty years.',
        },
        {
          icon: 'scale',
          title: 'One price',
          text: 'The offer is the invoice. If we were wrong about the hours, that is ours to learn from.',
        },
      ],
    }),
    section(
      'team',
      {
        heading: 'The people',
        members: [
          { name: 'Ruth Ellery', role: 'Founder, drawing board', bio: 'Still answers the phone on Mondays.' },
          { name: 'Kwame Mensah', role: 'Master joiner', bio: 'Can hear whether a plane is sharp.' },
          { name: 'Sofia Brandt', role: 'Projects', bio: 'Keeps the dates, and keeps them kindly.' },
          { name: 'Tom Ellery', role: 'Surfaces', bio: 'Second generation, first in oil and wax.' },
        ],
      },
      { background: 'muted' },
    ),
    section('stats', {
      items: [
        { value: '1994', label: 'first commission' },
        { value: '3,100', label: 'pieces in daily use' },
        { value: '14', label: 'apprentices trained' },
      ],
    }),
    section(
      'call-to-action',
      {
        heading: 'Come and see the workshop',
        text: 'Every first Friday of the month, from three o’clock. There is coffee and a great deal of sawdust.',
        primaryButton: { label: 'Tell us you are coming', url: '/contact' },
      },
      { background: 'brand' },
    ),
  ],
};
