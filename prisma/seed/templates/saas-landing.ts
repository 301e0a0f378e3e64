import { section, type TemplateSeed } from './template';

export const saasLanding: TemplateSeed = {
  slug: 'saas-landing',
  name: 'Software product',
  category: 'landing',
  industry: 'software',
  locale: 'en',
  premium: true,
  description:
    'A product page that explains, proves and prices: features, customers, plans and the questions before a trial.',
  version: 1,
  sections: [
    section(
      'hero',
      {
        eyebrow: 'Tideline 4 is here',
        heading: 'Know your cash flow before Monday',
        text: 'Tideline reads your bank, your invoices and your payroll, and shows the next thirteen weeks as one calm line.',
        primaryButton: { label: 'Start free for 30 days', url: '/signup' },
        secondaryButton: { label: 'See how it works', url: '#how' },
        note: 'No card needed. Set up in about nine minutes.',
      },
      { alignment: 'center', spacing: 'spacious' },
    ),
    section(
      'logos',
      {
        heading: 'Finance teams at 2,300 companies plan with Tideline',
        items: [
          { name: 'Norrland' },
          { name: 'Peppermill' },
          { name: 'Oak & Iron' },
          { name: 'Bluebird Freight' },
          { name: 'Casa Verde' },
        ],
      },
      { spacing: 'compact', alignment: 'center', background: 'muted' },
    ),
    section(
      'features',
      {
        eyebrow: 'How it works',
        heading: 'From scattered numbers to one line you can trust',
        items: [
          {
            icon: 'refresh-cw',
            title: 'Always current',
            text: 'Bank feeds, invoices and payroll arrive by themselves. Nobody copies figures on Friday night.',
          },
          {
            icon: 'chart-line',
            title: 'Thirteen weeks ahead',
            text: 'A forecast that learns when your customers really pay, not when they should.',
          },
          {
            icon: 'layers',
            title: 'What if, side by side',
            text: 'Hire in March or in June? Draw both lines and see which one touches zero.',
          },
          {
            icon: 'bell',
            title: 'Told in time',
            text: 'A message three weeks before a gap, with the five invoices that would close it.',
          },
          {
            icon: 'lock',
            title: 'Read-only by design',
            text: 'Tideline can see balances. It can never move money.',
          },
          {
            icon: 'users',
            title: 'One page for everyone',
            text: 'The board, the bank and the accountant read the same figures.',
          },
        ],
      },
      { anchor: 'how' },
    ),
    section(
      'stats',
      {
        items: [
          { value: '9 min', label: 'from sign-up to first forecast' },
          { value: '±3 %', label: 'median error at four weeks' },
          { value: '11 h', label: 'saved by a finance team each month' },
          { value: '99.98 %', label: 'availability over the last year' },
        ],
      },
      { background: 'dark' },
    ),
    section('testimonials', {
      heading: 'In their words',
      items: [
        {
          quote:
            'We saw the dip in May while it was still February. That gave us time to talk to the bank as equals.',
          name: 'Ingrid Solberg',
          role: 'CFO, Norrland',
        },
        {
          quote: 'I deleted a spreadsheet with forty tabs. It felt like moving house.',
          name: 'Marcus Bell',
          role: 'Head of finance, Bluebird Freight',
        },
        {
          quote: 'The first tool that our warehouse lead and our auditor both understood.',
          name: 'Lucía Ferrer',
          role: 'Founder, Casa Verde',
        },
      ],
    }),
    section(
      'pricing',
      {
        eyebrow: 'Pricing',
        heading: 'Priced by company, not by seat',
        text: 'Everyone who needs to see the line can see it.',
        plans: [
          {
            name: 'Shore',
            price: '€49',
            period: 'per month',
            description: 'For one company with one bank.',
            features: ['One legal entity', 'Two bank accounts', 'Forecast of 13 weeks', 'Help by mail'],
            button: { label: 'Start free', url: '/signup?plan=shore' },
          },
          {
            name: 'Harbour',
            price: '€129',
            period: 'per month',
            description: 'For teams that plan together.',
            features: [
              'Three legal entities',
              'Unlimited accounts',
              'Scenarios side by side',
              'Forecast of 12 months',
              'Help within two hours',
            ],
            button: { label: 'Start free', url: '/signup?plan=harbour' },
            highlighted: true,
            badge: 'Most chosen',
          },
          {
            name: 'Ocean',
            price: 'Let’s talk',
            description: 'For groups with their own treasury.',
            features: [
              'Unlimited entities',
              'Currencies and hedging',
              'Single sign-on and audit log',
              'A named adviser',
            ],
            button: { label: 'Contact us', url: '/contact' },
          },
        ],
        note: 'Prices without VAT. Yearly billing takes two months off.',
      },
      { background: 'muted', anchor: 'pricing' },
    ),
    section('faq', {
      heading: 'Questions before you begin',
      items: [
        {
          question: 'Which banks can I connect?',
          answer:
            '<p>More than 2,400 banks in the European Union, the United Kingdom, Norway and Switzerland, through licensed read-only access.</p>',
        },
        {
          question: 'Where is my data?',
          answer:
            '<p>In Frankfurt and Dublin, encrypted at rest, with a key of your own on the Ocean plan.</p>',
        },
        {
          question: 'Can I leave again?',
          answer:
            '<p>At the end of any month. You take everything with you as one spreadsheet and one JSON file.</p>',
        },
        {
          question: 'Does it replace our accountant?',
          answer:
            '<p>No, and accountants tell us that they are glad: they get cleaner figures and better questions.</p>',
        },
      ],
    }),
    section(
      'call-to-action',
      {
        heading: 'See your next thirteen weeks',
        text: 'Connect one account. Decide after thirty days.',
        primaryButton: { label: 'Start free', url: '/signup' },
        secondaryButton: { label: 'Book a walk-through', url: '/demo' },
      },
      { background: 'brand' },
    ),
  ],
};
