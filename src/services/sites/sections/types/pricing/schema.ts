import { z } from 'zod';
import {
  flag,
  introFields,
  list,
  optionalButton,
  optionalLines,
  optionalText,
  requiredText,
} from '../base/fields';

const plan = z.strictObject({
  name: requiredText('Name', 60, 'The name of the offer.'),
  price: requiredText('Price', 40, 'As it should be read, with its currency.'),
  period: optionalText('Period', 40, 'What the price is for: a month, a person, an hour.'),
  description: optionalLines('Description', 240, 'Who it is for.'),
  features: z
    .array(requiredText('Line', 140, 'One thing that is included.'))
    .max(16, 'Included may have at most 16 lines.')
    .default([])
    .meta({ title: 'Included', description: 'What belongs to it, one line each.', 'x-input': 'list' }),
  button: optionalButton('Button', 'How to choose it.'),
  highlighted: flag('Recommended', 'Sets the offer apart from the others.'),
  badge: optionalText('Badge', 30, 'A word above a recommended offer.'),
});

export const schema = z.strictObject({
  ...introFields,
  plans: list('Offers', plan, 6, 'From left to right.'),
  note: optionalText('Note', 240, 'A line below all offers: taxes, terms, questions.'),
});

export const defaults: z.output<typeof schema> = {
  eyebrow: '',
  heading: 'Simple prices',
  text: '',
  plans: [
    {
      name: 'Basic',
      price: '€29',
      period: 'per month',
      description: 'For a good start.',
      features: ['One site', 'Help by mail'],
      button: { label: 'Choose Basic', url: '#contact' },
      highlighted: false,
      badge: '',
    },
    {
      name: 'Plus',
      price: '€59',
      period: 'per month',
      description: 'For a growing business.',
      features: ['Three sites', 'Help by phone', 'Monthly report'],
      button: { label: 'Choose Plus', url: '#contact' },
      highlighted: true,
      badge: 'Most chosen',
    },
  ],
  note: '',
};
