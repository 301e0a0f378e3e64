import { section, type TemplateSeed } from './template';

export const contactUs: TemplateSeed = {
  slug: 'contact-us',
  name: 'Contact',
  category: 'contact',
  industry: 'general',
  locale: 'en',
  premium: false,
  description: 'Every way to reach you on one page, a map, and answers to what people ask before they write.',
  version: 1,
  sections: [
    section('contact-form', {
      eyebrow: 'Contact',
      heading: 'How can we help?',
      text: 'Write, call or come by. A person answers, usually within the same working day.',
      phone: '+41 44 555 01 35',
      email: 'hello@example.com',
      address: 'Limmatquai 61\n8001 Zurich',
      hours: 'Monday to Friday, 8:00–18:00',
      submitLabel: 'Send message',
    }),
    section(
      'embed',
      {
        url: 'https://www.openstreetmap.org/export/embed.html?bbox=8.538%2C47.369%2C8.548%2C47.375&layer=mapnik&marker=47.372%2C8.543',
        title: 'Map with the way to our office at Limmatquai 61',
        caption: 'Two minutes from tram stop Rathaus, lines 4 and 15.',
        ratio: 'wide',
      },
      { background: 'muted' },
    ),
    section('faq', {
      heading: 'Perhaps this helps already',
      items: [
        {
          question: 'How soon do you answer?',
          answer: '<p>Messages that arrive before four in the afternoon are answered on the same day.</p>',
        },
        {
          question: 'Where can I park?',
          answer:
            '<p>In the car park Urania, eight minutes on foot. There are bicycle stands at the door.</p>',
        },
        {
          question: 'I am press. Whom do I ask?',
          answer:
            '<p>Write to <a href="mailto:press@example.com">press@example.com</a> and name your deadline.</p>',
        },
      ],
    }),
  ],
};
