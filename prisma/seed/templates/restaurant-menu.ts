import { section, type TemplateSeed } from './template';

export const restaurantMenu: TemplateSeed = {
  slug: 'restaurant-menu',
  name: 'Menu',
  category: 'menu',
  industry: 'restaurants',
  locale: 'en',
  premium: false,
  description:
    'Dishes and prices by course, easy to read on a phone at the table, with hours and a way to book.',
  version: 1,
  sections: [
    section(
      'hero',
      {
        eyebrow: 'Autumn menu, changed every Thursday',
        heading: 'What we are cooking now',
        text: 'Vegetables from two farms on the other side of the river, fish when the boats go out, and bread from our own oven.',
        primaryButton: { label: 'Book a table', url: '#visit' },
        secondaryButton: { label: 'See the wines', url: '#wine' },
      },
      { background: 'muted', alignment: 'center' },
    ),
    section(
      'features',
      {
        eyebrow: 'To begin',
        heading: 'Starters',
        layout: 'list',
        items: [
          {
            title: 'Sourdough and cultured butter',
            detail: '€5',
            text: 'Baked this morning, sea salt from the Camargue.',
          },
          { title: 'Roast pumpkin soup', detail: '€9', text: 'Brown butter, sage, toasted seeds.' },
          { title: 'Cured trout', detail: '€13', text: 'Dill, horseradish cream, pickled cucumber.' },
          { title: 'Beetroot carpaccio', detail: '€11', text: 'Goat’s curd, walnut, blackberry vinegar.' },
        ],
      },
      { width: 'narrow', anchor: 'starters' },
    ),
    section(
      'features',
      {
        eyebrow: 'From the stove',
        heading: 'Main courses',
        layout: 'list',
        items: [
          { title: 'Braised ox cheek', detail: '€26', text: 'Celeriac, red wine, glazed shallots.' },
          { title: 'Line-caught hake', detail: '€28', text: 'White beans, fennel, saffron broth.' },
          { title: 'Wild mushroom ravioli', detail: '€21', text: 'Parmesan, thyme, hazelnut butter.' },
          { title: 'Cauliflower, whole roasted', detail: '€19', text: 'Tahini, pomegranate, herbs. Vegan.' },
        ],
      },
      { width: 'narrow', anchor: 'mains' },
    ),
    section(
      'features',
      {
        eyebrow: 'By the glass',
        heading: 'Wine',
        text: 'Nine growers whom we visit ourselves. Ask for the full list.',
        layout: 'list',
        items: [
          { title: 'Riesling trocken, Mosel', detail: '€7', text: 'Slate, green apple, very dry.' },
          { title: 'Chenin blanc, Loire', detail: '€8', text: 'Quince and honey without the sugar.' },
          {
            title: 'Blaufränkisch, Burgenland',
            detail: '€8',
            text: 'Cherry, pepper, made for the ox cheek.',
          },
        ],
      },
      { width: 'narrow', anchor: 'wine' },
    ),
    section(
      'text',
      {
        heading: 'Allergies and other wishes',
        body: '<p>Tell us when you book or when you sit down. The kitchen cooks every plate to order and can leave out gluten, lactose, nuts and shellfish in most dishes. A list of all allergens is at the counter.</p>',
        layout: 'aside',
      },
      { background: 'muted', spacing: 'compact' },
    ),
    section(
      'contact-form',
      {
        heading: 'Visit us',
        text: 'We keep six seats at the bar for people who come without a booking.',
        phone: '+49 761 555 0142',
        email: 'table@example.com',
        address: 'Mühlengasse 8\n79098 Freiburg',
        hours: 'Wednesday to Saturday, 18:00–23:00\nSunday, 12:00–16:00',
        submitLabel: 'Ask for a table',
      },
      { background: 'dark', anchor: 'visit' },
    ),
  ],
};
