import { z } from 'zod';
import { introFields, list, requiredText, richText } from '../base/fields';

const question = z.strictObject({
  question: requiredText('Question', 200, 'As a customer would ask it.'),
  answer: richText('Answer', 4000, 'Short and complete.'),
});

export const schema = z.strictObject({
  ...introFields,
  items: list('Questions', question, 40, 'In the order shown.'),
});

export const defaults: z.output<typeof schema> = {
  eyebrow: '',
  heading: 'Questions and answers',
  text: '',
  items: [
    {
      question: 'How do I get started?',
      answer: '<p>Write or call us. We listen, make a proposal, and you decide in your own time.</p>',
    },
    {
      question: 'What does it cost?',
      answer: '<p>You get a written offer before anything begins. The first conversation is free.</p>',
    },
  ],
};
