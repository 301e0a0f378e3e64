import { defineSection } from '../shared/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';

export default defineSection({
  type: 'logos',
  title: 'Logos',
  description: 'Marks of partners, customers or members.',
  icon: 'award',
  schema,
  defaults,
  Section,
});
