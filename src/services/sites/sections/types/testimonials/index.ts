import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'testimonials',
  title: 'Testimonials',
  description: 'What others say.',
  icon: 'quote',
  schema,
  defaults,
  Section,
  css,
});
