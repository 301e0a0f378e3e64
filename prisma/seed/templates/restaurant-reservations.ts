import { section, type TemplateSeed } from './template';

export const restaurantReservations: TemplateSeed = {
  slug: 'restaurant-reservations',
  name: 'Reservations',
  category: 'landing',
  industry: 'restaurants',
  locale: 'en',
  premium: false,
  description:
    'A home page that fills tables: what the house stands for, what guests say, when it is open, how to book.',
  version: 1,
  sections: [
    section(
      'hero',
      {
        eyebrow: 'Wood fire, open kitchen, 38 seats',
        heading: 'Dinner worth crossing town for',
        text: 'One menu each evening, five courses, cooked over oak and served at the pace of a good conversation.',
        primaryButton: { label: 'Reserve a table', url: '#reserve' },
        secondaryButton: { label: 'Tonight’s menu', url: '/menu' },
        note: 'Tables open 30 days ahead, at 10:00.',
      },
      { background: 'dark', spacing: 'spacious' },
    ),
    section(
      'stats',
      {
        items: [
          { value: '5', label: 'courses, changed with the market' },
          { value: '38', label: 'seats, eight of them at the fire' },
          { value: '€72', label: 'for the menu, water and bread included' },
        ],
      },
      { spacing: 'compact' },
    ),
    section(
      'text',
      {
        eyebrow: 'The house',
        heading: 'A blacksmith’s workshop, still with fire in it',
        body: '<p>In 1911 this room shod the horses of half the city. The forge is still here. Today it carries the grill on which almost everything you eat is cooked, from the leeks to the last pear.</p><p>Ines Carvalho runs the kitchen, Jonas Beck the room. They buy from eleven farms within an hour’s drive and write the menu the same afternoon.</p>',
        layout: 'aside',
      },
      { background: 'muted' },
    ),
    section('testimonials', {
      items: [
        {
          quote:
            'You watch your dinner being cooked, you smell the oak, and at some point you notice that nobody at the table has looked at a phone for two hours.',
          name: 'Clara Holm',
          role: 'Restaurant column, City Weekly',
        },
      ],
    }),
    section(
      'faq',
      {
        heading: 'Before you come',
        items: [
          {
            question: 'Do you cook for vegetarians?',
            answer: '<p>Yes, every evening, and not as an afterthought. Please say so when you book.</p>',
          },
          {
            question: 'Can we come as a group?',
            answer:
              '<p>Up to eight people sit together at the long table. For more, ask about a Sunday, when we open for one party alone.</p>',
          },
          {
            question: 'What if plans change?',
            answer: '<p>You can move or cancel a table free of charge until noon of the day before.</p>',
          },
        ],
      },
      { background: 'muted' },
    ),
    section(
      'contact-form',
      {
        eyebrow: 'Reservations',
        heading: 'Keep a table for me',
        text: 'Write the day, the time and how many you are. We confirm by mail the same afternoon.',
        phone: '+351 21 555 0178',
        email: 'reserve@example.com',
        address: 'Rua da Forja 14\n1200-192 Lisbon',
        hours: 'Tuesday to Saturday\nDoors at 19:00, menu at 19:30',
        submitLabel: 'Ask for this table',
      },
      { anchor: 'reserve', background: 'brand' },
    ),
  ],
};
