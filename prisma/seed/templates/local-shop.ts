import { section, type TemplateSeed } from './template';

export const localShop: TemplateSeed = {
  slug: 'local-shop',
  name: 'Local shop',
  category: 'landing',
  industry: 'retail',
  locale: 'en',
  premium: false,
  description:
    'A home page for a shop with a door: what is special, what is new, who stands behind the counter, when it is open.',
  version: 1,
  sections: [
    section(
      'hero',
      {
        eyebrow: 'Bicycles in Vesterbro since 1987',
        heading: 'A bicycle that fits you, and stays that way',
        text: 'New and second-hand city bikes, fitted in the shop, with a workshop that repairs while you drink a coffee.',
        primaryButton: { label: 'Opening hours', url: '#visit' },
        secondaryButton: { label: 'Book a repair', url: '#visit' },
      },
      { background: 'brand', spacing: 'spacious' },
    ),
    section('features', {
      heading: 'What we do all day',
      items: [
        {
          icon: 'users',
          title: 'Fit',
          text: 'Half an hour on the stand, then a ride around the block. Nobody leaves on the wrong frame.',
        },
        {
          icon: 'wrench',
          title: 'Repair',
          text: 'Punctures at once, everything else within two days. We show you the worn part.',
        },
        {
          icon: 'refresh-cw',
          title: 'Second life',
          text: 'Used bikes taken apart, rebuilt and sold with a year of warranty.',
        },
      ],
    }),
    section(
      'features',
      {
        heading: 'Workshop prices',
        layout: 'list',
        items: [
          { title: 'Puncture, tube included', detail: '149 kr.' },
          { title: 'Brakes adjusted, both', detail: '195 kr.' },
          {
            title: 'Winter service',
            detail: '695 kr.',
            text: 'Clean, grease, true the wheels, check every bolt.',
          },
          { title: 'New chain and cassette', detail: 'from 590 kr.' },
        ],
      },
      { background: 'muted', width: 'narrow' },
    ),
    section('testimonials', {
      items: [
        {
          quote:
            'They talked me out of the expensive one. Four years and eleven thousand kilometres later I still think about that.',
          name: 'Signe Madsen',
          role: 'Rides to work, all winter',
        },
      ],
    }),
    section(
      'contact-form',
      {
        heading: 'Come by',
        text: 'The door is open, also for the dog. For larger repairs, a short message saves you waiting.',
        phone: '+45 33 55 01 90',
        email: 'shop@example.com',
        address: 'Istedgade 104\n1650 Copenhagen V',
        hours: 'Monday to Friday, 9:00–17:30\nSaturday, 10:00–15:00',
        submitLabel: 'Send message',
      },
      { background: 'dark', anchor: 'visit' },
    ),
  ],
};
