import { section, type TemplateSeed } from './template';

export const lawFirm: TemplateSeed = {
  slug: 'law-firm',
  name: 'Law firm',
  category: 'landing',
  industry: 'legal',
  locale: 'en',
  premium: true,
  description:
    'A sober home page: fields of practice, the partners, how a matter proceeds and what a first talk costs.',
  version: 1,
  sections: [
    section(
      'hero',
      {
        eyebrow: 'Attorneys in Rotterdam since 1968',
        heading: 'Clear advice when much depends on it',
        text: 'We advise families, founders and mid-sized companies. You will know early what is possible, what it takes and what it costs.',
        primaryButton: { label: 'Arrange a first conversation', url: '#contact' },
        secondaryButton: { label: 'Fields of practice', url: '#practice' },
      },
      { background: 'dark', spacing: 'spacious' },
    ),
    section(
      'features',
      {
        eyebrow: 'Fields of practice',
        heading: 'What we know well',
        items: [
          {
            title: 'Companies and contracts',
            text: 'Formation, shareholder agreements, supply and licence contracts, and the disputes that follow from them.',
          },
          {
            title: 'Employment',
            text: 'For employers and for senior employees: contracts, reorganisations, dismissal, non-compete clauses.',
          },
          {
            title: 'Family and succession',
            text: 'Wills, marriage contracts, separation and the handing on of family businesses.',
          },
          {
            title: 'Real estate',
            text: 'Purchase and development, commercial leases, neighbours and planning law.',
          },
          {
            title: 'Administrative law',
            text: 'Permits, objections and appeals, from the municipality to the Council of State.',
          },
          {
            title: 'Litigation',
            text: 'When talking has ended. Prepared so thoroughly that the other side prefers to talk again.',
          },
        ],
      },
      { anchor: 'practice' },
    ),
    section(
      'text',
      {
        eyebrow: 'How we work',
        heading: 'Fewer letters, more progress',
        body: '<p>A matter begins with an hour across a table. Afterwards you receive two pages: where you stand, which ways are open, and an estimate for each.</p><p>One lawyer answers for your matter from then on and picks up the phone. We write when there is something to decide, not to show that we are busy.</p>',
        layout: 'aside',
      },
      { background: 'muted' },
    ),
    section('team', {
      eyebrow: 'Partners',
      heading: 'Who will sit across from you',
      members: [
        {
          name: 'Hendrika van Aalst',
          role: 'Companies and contracts',
          bio: 'Twelve years in-house at a shipping group before she joined the firm.',
        },
        {
          name: 'Samuel Okafor',
          role: 'Employment',
          bio: 'Lectures at Erasmus University; negotiates better than he likes to admit.',
        },
        {
          name: 'Lotte de Wit',
          role: 'Family and succession',
          bio: 'Mediator and attorney, which she considers one profession.',
        },
        {
          name: 'Maarten Smit',
          role: 'Litigation',
          bio: 'Has appeared before every court in the country and two abroad.',
        },
      ],
    }),
    section(
      'testimonials',
      {
        items: [
          {
            quote:
              'They told us in the first meeting that we should not sue. It was the cheapest and best advice we have ever bought.',
            name: 'Managing director',
            role: 'Family-owned manufacturer, 140 employees',
          },
        ],
      },
      { background: 'muted', alignment: 'center' },
    ),
    section('faq', {
      heading: 'Before you call',
      items: [
        {
          question: 'What does a first conversation cost?',
          answer:
            '<p>€180 for up to an hour, including the two-page summary. If you engage us, it is set off against the fee.</p>',
        },
        {
          question: 'Can I see you in the evening?',
          answer: '<p>Yes, on Tuesdays and Thursdays until eight, or by video at other times.</p>',
        },
        {
          question: 'Do you work in English and German?',
          answer:
            '<p>All partners advise and correspond in English; Ms van Aalst and Mr Smit also in German.</p>',
        },
      ],
    }),
    section(
      'contact-form',
      {
        heading: 'A first conversation',
        text: 'A few lines are enough. What you write is confidential from the first word.',
        phone: '+31 10 555 0120',
        email: 'office@example.com',
        address: 'Parklaan 22\n3016 BB Rotterdam',
        hours: 'Monday to Friday, 8:30–17:30',
        submitLabel: 'Send in confidence',
      },
      { anchor: 'contact', background: 'dark' },
    ),
  ],
};
