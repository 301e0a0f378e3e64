import { defineSection } from '../shared/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';

export default defineSection({
  type: 'text',
  title: 'Text',
  description: 'Running text with a title and an image.',
  icon: 'text',
  schema,
  defaults,
  Section,
});
