import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'faq',
  title: 'Questions',
  description: 'Questions that unfold to their answers.',
  icon: 'circle-question-mark',
  schema,
  defaults,
  Section,
  css,
});
