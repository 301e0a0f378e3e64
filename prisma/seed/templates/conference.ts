import { section, type TemplateSeed } from './template';

export const conference: TemplateSeed = {
  slug: 'conference',
  name: 'Conference',
  category: 'event',
  industry: 'events',
  locale: 'en',
  premium: true,
  description:
    'One day, one stage: date and place at a glance, programme, speakers, tickets and how to get there.',
  version: 1,
  sections: [
    section(
      'hero',
      {
        eyebrow: '14 May 2027 · Old Gasworks, Leipzig',
        heading: 'A day about cities that breathe',
        text: 'Architects, gardeners, engineers and mayors on one stage. Eight talks, long breaks, no panels.',
        primaryButton: { label: 'Get a ticket', url: '#tickets' },
        secondaryButton: { label: 'Programme', url: '#programme' },
      },
      { background: 'dark', spacing: 'spacious', alignment: 'center' },
    ),
    section(
      'features',
      {
        eyebrow: 'Programme',
        heading: 'Eight talks, told slowly',
        layout: 'list',
        items: [
          {
            title: 'Doors and coffee',
            detail: '8:30',
            text: 'The roaster from across the canal is pouring.',
          },
          {
            title: 'Shade is infrastructure',
            detail: '9:30',
            text: 'Noor Haddad on streets that stay below thirty degrees.',
          },
          {
            title: 'The river under the car park',
            detail: '10:30',
            text: 'Elias Vogt brought it back to daylight, against every forecast.',
          },
          {
            title: 'Lunch at one long table',
            detail: '12:00',
            text: 'Two hundred metres of it. Sit next to somebody new.',
          },
          {
            title: 'Counting swifts',
            detail: '14:00',
            text: 'Margaux Petit on what birds know about façades.',
          },
          {
            title: 'A budget for trees',
            detail: '15:30',
            text: 'Mayor Agnieszka Zielińska shows the actual numbers.',
          },
        ],
      },
      { width: 'narrow', anchor: 'programme' },
    ),
    section(
      'team',
      {
        heading: 'On stage',
        members: [
          { name: 'Noor Haddad', role: 'Climate engineer, Amman' },
          { name: 'Elias Vogt', role: 'Landscape architect, Basel' },
          { name: 'Margaux Petit', role: 'Ornithologist, Lyon' },
          { name: 'Agnieszka Zielińska', role: 'Mayor, Lublin' },
        ],
      },
      { background: 'muted', alignment: 'center' },
    ),
    section(
      'pricing',
      {
        heading: 'Tickets',
        text: 'Lunch, coffee and the evening concert are included.',
        plans: [
          {
            name: 'Early',
            price: '€190',
            period: 'until 31 January',
            features: ['The whole day', 'Lunch and coffee', 'Evening concert'],
            button: { label: 'Choose Early', url: '/tickets/early' },
            highlighted: true,
            badge: '84 left',
          },
          {
            name: 'Regular',
            price: '€260',
            period: 'until 10 May',
            features: ['The whole day', 'Lunch and coffee', 'Evening concert'],
            button: { label: 'Choose Regular', url: '/tickets/regular' },
          },
          {
            name: 'Students',
            price: '€60',
            period: 'with a card',
            features: ['The whole day', 'Lunch and coffee', 'A seat on the balcony'],
            button: { label: 'Choose Students', url: '/tickets/students' },
          },
        ],
        note: 'Prices include VAT. Tickets can be passed on until the morning of the event.',
      },
      { anchor: 'tickets' },
    ),
    section(
      'faq',
      {
        heading: 'Getting there',
        items: [
          {
            question: 'How do I arrive by train?',
            answer:
              '<p>From the main station take tram 3 to Gaswerk. The ride takes eleven minutes; your ticket for the day is valid on it.</p>',
          },
          {
            question: 'Is the hall accessible?',
            answer:
              '<p>All levels are reached by lift. Talks are subtitled live and interpreted into sign language.</p>',
          },
          {
            question: 'May I bring my child?',
            answer:
              '<p>Please do. There is supervised play from nine to six, free of charge. Tell us the age when you book.</p>',
          },
        ],
      },
      { background: 'muted' },
    ),
    section(
      'call-to-action',
      {
        heading: 'Four hundred seats. See you in May.',
        primaryButton: { label: 'Get a ticket', url: '#tickets' },
      },
      { background: 'brand', alignment: 'center' },
    ),
  ],
};
