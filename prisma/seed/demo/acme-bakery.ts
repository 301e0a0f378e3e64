import { folds, hills, lights } from './pictures';
import type { DemoSite } from './site';

const picture = (assetId: string | undefined, alt: string) => ({ assetId, alt });

export const acmeBakery: DemoSite = {
  tenant: {
    name: 'Acme Bakery',
    slug: 'acme',
    locale: 'en',
    timezone: 'Europe/Berlin',
    currency: 'EUR',
  },
  branding: {
    tagline: 'Bread that takes its time',
    primaryColor: '#8a3b12',
    accentColor: '#d9972b',
    headingFont: 'fraunces',
    bodyFont: 'inter',
  },
  people: [
    { name: 'Olivia Brandt', email: 'owner@acme.test', role: 'owner' },
    { name: 'Emil Sander', email: 'editor@acme.test', role: 'editor' },
    { name: 'Vera Lind', email: 'viewer@acme.test', role: 'viewer' },
  ],
  pictures: {
    shop: {
      name: 'shop-at-dusk.jpg',
      alt: 'Warm lamps above the counter in the evening',
      paint: lights(
        [
          [58, 32, 20],
          [24, 14, 12],
        ],
        [
          [255, 196, 110],
          [255, 158, 74],
          [255, 226, 168],
        ],
        [128, 78, 44],
      ),
    },
    fields: {
      name: 'fields-at-sunrise.jpg',
      alt: 'Fields of rye on low hills at sunrise',
      paint: hills(
        [
          [122, 160, 196],
          [250, 214, 164],
        ],
        [112, 82, 28],
        [214, 178, 116],
        [1.05, 0.4],
      ),
    },
    linen: {
      name: 'linen.jpg',
      alt: 'Linen in soft folds, as it lines the baskets',
      paint: folds([196, 168, 132], [252, 244, 230]),
    },
  },
  pages: [
    {
      title: 'Home',
      slug: 'home',
      isHome: true,
      published: true,
      description: 'Sourdough from three kinds of local grain, baked twice a day in the old town.',
      sections: ({ shop, fields, linen }) => [
        {
          type: 'hero',
          content: {
            eyebrow: 'Baking since 1994',
            heading: 'Bread that takes its time',
            text: 'Flour, water, salt and a day and a half. We bake twice a day, and open the door while it is warm.',
            primaryButton: { label: 'See our bread', url: '/bread' },
            secondaryButton: { label: 'Find us', url: '#visit' },
            image: picture(shop, 'Warm lamps above the counter in the evening'),
            layout: 'split',
          },
          settings: { background: 'muted' },
        },
        {
          type: 'features',
          content: {
            heading: 'What makes it good',
            items: [
              {
                icon: 'leaf',
                title: 'Grain with a name',
                text: 'Rye, spelt and wheat from two farms that we can see from the roof.',
              },
              {
                icon: 'clock',
                title: 'Thirty-six hours',
                text: 'The dough rests longer than we do. That is where the taste comes from.',
              },
              {
                icon: 'heart',
                title: 'Nothing left over',
                text: 'What is not sold by six goes to the neighbours’ kitchen across the square.',
              },
            ],
          },
        },
        {
          type: 'gallery',
          content: {
            heading: 'From field to shelf',
            items: [
              {
                image: picture(fields, 'Fields of rye on low hills at sunrise'),
                caption: 'June, before the harvest',
              },
              {
                image: picture(linen, 'Linen in soft folds, as it lines the baskets'),
                caption: 'Where the dough spends the night',
              },
            ],
          },
        },
        {
          type: 'contact-form',
          content: {
            heading: 'Come by',
            text: 'For birthdays and large orders, write to us two days before.',
            email: 'hello@acme.test',
            phone: '+49 30 5550 0134',
            address: 'Brotgasse 7\n10117 Berlin',
            hours: 'Tuesday to Saturday, 7:00–18:00\nSunday, 8:00–12:00',
            submitLabel: 'Send message',
          },
          settings: { background: 'dark', anchor: 'visit' },
        },
      ],
    },
    {
      title: 'Our bread',
      slug: 'bread',
      published: true,
      description: 'Loaves and rolls of the week with prices, all from long-rested dough.',
      sections: ({ fields }) => [
        {
          type: 'hero',
          content: {
            heading: 'Our bread',
            text: 'Baked every morning but Monday. Prices are per loaf.',
            image: picture(fields, 'Fields of rye on low hills at sunrise'),
          },
          settings: { background: 'muted' },
        },
        {
          type: 'features',
          content: {
            heading: 'Loaves',
            layout: 'list',
            items: [
              { title: 'Field loaf', detail: '€5.20', text: 'Rye and wheat, dark crust, keeps for a week.' },
              { title: 'Spelt and walnut', detail: '€6.40', text: 'Roasted walnuts, a little honey.' },
              { title: 'White sourdough', detail: '€4.80', text: 'Open crumb, for oil and tomatoes.' },
            ],
          },
          settings: { width: 'narrow' },
        },
        {
          type: 'call-to-action',
          content: {
            heading: 'Have one put aside',
            text: 'A message before ten is enough.',
            primaryButton: { label: 'Write to us', url: '/contact' },
          },
          settings: { background: 'brand' },
        },
      ],
    },
    {
      title: 'Contact',
      slug: 'contact',
      published: true,
      description: 'How to reach us, and answers to what people ask most.',
      template: 'contact-us',
    },
    {
      title: 'Baking courses',
      slug: 'courses',
      published: false,
      description: 'Still being written.',
      template: 'conference',
    },
  ],
  footer: [
    { label: 'Contact', url: '/contact' },
    { label: 'News feed', url: '/rss.xml' },
  ],
};
