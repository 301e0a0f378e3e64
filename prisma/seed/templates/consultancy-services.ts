import { section, type TemplateSeed } from './template';

export const consultancyServices: TemplateSeed = {
  slug: 'consultancy-services',
  name: 'Consultancy services',
  category: 'services',
  industry: 'professional-services',
  locale: 'en',
  premium: false,
  description:
    'Services, method, fees and results for a small consultancy, written for people who buy advice rarely.',
  version: 1,
  sections: [
    section(
      'hero',
      {
        eyebrow: 'Operations advice for makers',
        heading: 'We help factories deliver what sales has promised',
        text: 'Planning, purchasing and the shop floor in one conversation. Usually the lead time is halved before anyone buys a machine.',
        primaryButton: { label: 'Describe your bottleneck', url: '#contact' },
      },
      { background: 'muted' },
    ),
    section('features', {
      eyebrow: 'Services',
      heading: 'Three ways to work with us',
      layout: 'cards',
      items: [
        {
          icon: 'compass',
          title: 'Diagnosis',
          text: 'Ten days on site. You get a map of where time is lost, with the money that each place costs you.',
          detail: '2 weeks',
        },
        {
          icon: 'target',
          title: 'Turnaround of one line',
          text: 'We take the worst product line and bring it to promised dates together with your people.',
          detail: '12 weeks',
        },
        {
          icon: 'handshake',
          title: 'Sparring partner',
          text: 'Two days a month for the plant manager: numbers, decisions, and an honest second opinion.',
          detail: 'monthly',
        },
      ],
    }),
    section('text', {
      eyebrow: 'Method',
      heading: 'First watch, then count, then change one thing',
      body: '<p>Most plants are not slow because people work slowly. They are slow because work waits: for a drawing, for a part, for a signature. We follow ten orders from enquiry to invoice and write down every hour in which nothing happened.</p><ol><li><strong>Watch</strong> for a week, without advice.</li><li><strong>Count</strong> what waiting costs, order by order.</li><li><strong>Change</strong> the one rule that causes most of it.</li><li><strong>Measure</strong> for a month before the next change.</li></ol>',
      layout: 'aside',
    }),
    section(
      'stats',
      {
        heading: 'What changed for the last eight clients',
        items: [
          { value: '−47 %', label: 'median lead time' },
          { value: '96 %', label: 'orders on the promised day' },
          { value: '−31 %', label: 'stock of unfinished goods' },
        ],
      },
      { background: 'dark' },
    ),
    section('testimonials', {
      items: [
        {
          quote:
            'No slides. They stood next to the laser cutter for a week, and then asked the one question nobody had asked in ten years.',
          name: 'Petra Lang',
          role: 'Plant manager, metal construction',
        },
      ],
    }),
    section(
      'faq',
      {
        heading: 'What clients ask first',
        items: [
          {
            question: 'How large should we be?',
            answer:
              '<p>Between 30 and 400 people. Below that, a good book is cheaper; above it, you need more of us than there are.</p>',
          },
          {
            question: 'What does the diagnosis cost?',
            answer:
              '<p>A fixed €18,500 including travel. If you find nothing in it that you did not know, you do not pay.</p>',
          },
          {
            question: 'Who will come?',
            answer:
              '<p>One of the four partners, from the first call to the last measurement. We have no juniors.</p>',
          },
        ],
      },
      { background: 'muted' },
    ),
    section(
      'contact-form',
      {
        heading: 'Describe your bottleneck',
        text: 'Five sentences will do. A partner calls you back, not a colleague from sales.',
        email: 'partners@example.com',
        phone: '+43 1 555 0167',
        address: 'Werkstattweg 11\n1110 Vienna',
        submitLabel: 'Send',
      },
      { anchor: 'contact' },
    ),
  ],
};
