import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';

export default defineSection({
  type: 'html',
  title: 'HTML',
  description: 'A block of sanitised HTML.',
  icon: 'code',
  schema,
  defaults,
  Section,
  css: '',
});
