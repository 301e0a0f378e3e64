import { z } from 'zod';
import {
  introFields,
  list,
  optionalImage,
  optionalLines,
  optionalText,
  optionalUrl,
  requiredText,
} from '../base/fields';

const member = z.strictObject({
  name: requiredText('Name', 100, 'First and last name.'),
  role: optionalText('Role', 120, 'What the person does here.'),
  bio: optionalLines('About', 500, 'A few sentences.'),
  image: optionalImage('Portrait', 'A picture of the person; initials stand in for it.'),
  url: optionalUrl('Link', 'A page or profile of the person.'),
});

export const schema = z.strictObject({
  ...introFields,
  members: list('People', member, 40, 'In the order shown.'),
});

export const defaults: z.output<typeof schema> = {
  eyebrow: '',
  heading: 'The people behind it',
  text: '',
  members: [
    {
      name: 'Anna Lindqvist',
      role: 'Founder',
      bio: 'Began with one desk and a phone, and still answers it.',
      image: null,
      url: '',
    },
    {
      name: 'Tomás Pereira',
      role: 'Workshop',
      bio: 'Knows every tool by name and most customers too.',
      image: null,
      url: '',
    },
    {
      name: 'Grace Obi',
      role: 'Customer care',
      bio: 'Finds the answer, or the person who has it.',
      image: null,
      url: '',
    },
  ],
};
