import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'logos',
  title: 'Logos',
  description: 'Marks of partners, customers or members.',
  icon: 'award',
  schema,
  defaults,
  Section,
  css,
});
