import { section, type TemplateSeed } from './template';

export const dentalClinic: TemplateSeed = {
  slug: 'dental-clinic',
  name: 'Dental clinic',
  category: 'landing',
  industry: 'health',
  locale: 'en',
  premium: false,
  description:
    'A calm home page for a practice: treatments, the team, prices that are said aloud, and appointments.',
  version: 1,
  sections: [
    section(
      'hero',
      {
        eyebrow: 'Family dentistry in Maple Court',
        heading: 'A dentist who takes the time to explain',
        text: 'Gentle treatment, clear prices and appointments that begin when they should. New patients are welcome.',
        primaryButton: { label: 'Make an appointment', url: '#appointment' },
        secondaryButton: { label: 'Call 020 7946 0331', url: 'tel:+442079460331' },
        note: 'In pain? We see emergencies on the same day.',
      },
      { background: 'muted' },
    ),
    section('features', {
      eyebrow: 'Treatments',
      heading: 'Everything from the first tooth onwards',
      layout: 'cards',
      items: [
        {
          icon: 'shield-check',
          title: 'Check-up and cleaning',
          text: 'Forty minutes, an X-ray only when it is needed, and a report you can read.',
          detail: 'from £62',
        },
        {
          icon: 'sparkles',
          title: 'Whitening',
          text: 'Supervised and gradual, with trays made for your own teeth.',
          detail: 'from £240',
        },
        {
          icon: 'wrench',
          title: 'Crowns and bridges',
          text: 'Scanned, milled and fitted here, in most cases within a single day.',
          detail: 'from £580',
        },
        {
          icon: 'heart',
          title: 'Care for the anxious',
          text: 'Longer slots, a hand signal that stops everything, sedation if you wish.',
        },
        {
          icon: 'users',
          title: 'Children',
          text: 'First visits are for looking around. Nothing is done that a child has not seen first.',
        },
        {
          icon: 'zap',
          title: 'Emergencies',
          text: 'Call before eleven and you will sit in the chair on the same day.',
        },
      ],
    }),
    section(
      'stats',
      {
        items: [
          { value: '6 min', label: 'average wait past your appointment' },
          { value: '21', label: 'years in Maple Court' },
          { value: '4.9', label: 'of 5 from 812 patients' },
        ],
      },
      { background: 'brand', spacing: 'compact' },
    ),
    section('team', {
      eyebrow: 'Your dentists',
      heading: 'The same faces every time',
      members: [
        {
          name: 'Dr Amara Nwosu',
          role: 'Principal dentist',
          bio: 'Qualified at King’s College, with a further diploma in restorative dentistry.',
        },
        {
          name: 'Dr Felix Hart',
          role: 'Dentist',
          bio: 'Looks after children and everyone who would rather be elsewhere.',
        },
        {
          name: 'Priya Raman',
          role: 'Dental hygienist',
          bio: 'Will show you the one spot that you miss, kindly.',
        },
      ],
    }),
    section(
      'testimonials',
      {
        heading: 'What patients say',
        items: [
          {
            quote:
              'I had avoided dentists for nine years. Nobody told me off. We made a plan, and I kept to it.',
            name: 'Daniel M.',
            role: 'Patient since 2022',
            rating: 5,
          },
          {
            quote: 'My daughter asks when she may go again. I have no explanation for this.',
            name: 'Joanna P.',
            role: 'Mother of two',
            rating: 5,
          },
          {
            quote: 'The price on the plan was the price on the bill, to the penny.',
            name: 'Harold T.',
            role: 'Patient since 2009',
            rating: 5,
          },
        ],
      },
      { background: 'muted' },
    ),
    section('faq', {
      heading: 'Good to know',
      items: [
        {
          question: 'Are you taking new patients?',
          answer:
            '<p>Yes. A first visit takes an hour, so that there is time to talk before anyone picks up an instrument.</p>',
        },
        {
          question: 'How do I pay?',
          answer:
            '<p>By card, by transfer or monthly without interest for treatments above £300. You always get a written plan first.</p>',
        },
        {
          question: 'Is the practice accessible?',
          answer: '<p>There is a level entrance in Maple Court, a wide lift and a ground-floor surgery.</p>',
        },
      ],
    }),
    section(
      'contact-form',
      {
        heading: 'Make an appointment',
        text: 'Tell us when it suits you. The front desk writes back within two working hours.',
        phone: '020 7946 0331',
        email: 'hello@example.com',
        address: '3 Maple Court\nLondon N1 4QX',
        hours: 'Monday to Thursday, 8:00–18:30\nFriday, 8:00–15:00',
        submitLabel: 'Send request',
      },
      { anchor: 'appointment', background: 'dark' },
    ),
  ],
};
