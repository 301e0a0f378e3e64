import { z } from 'zod';
import { list, optionalImage, optionalText, optionalUrl, requiredText } from '../base/fields';

const logo = z.strictObject({
  name: requiredText('Name', 80, 'The organisation; shown as text when there is no image.'),
  image: optionalImage('Logo', 'The organisation’s mark.'),
  url: optionalUrl('Link', 'The organisation’s page.'),
});

export const schema = z.strictObject({
  heading: optionalText('Title', 140, 'A line above the logos.'),
  items: list('Logos', logo, 24, 'In the order shown.'),
});

export const defaults: z.output<typeof schema> = {
  heading: 'In good company',
  items: [
    { name: 'Northwind', image: null, url: '' },
    { name: 'Halden & Sons', image: null, url: '' },
    { name: 'Atelier Roux', image: null, url: '' },
    { name: 'Fjord Studio', image: null, url: '' },
  ],
};
