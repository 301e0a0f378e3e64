import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'hero',
  title: 'Hero',
  description: 'The opening of a page: a large title and what to do next.',
  icon: 'panel-top',
  schema,
  defaults,
  Section,
  css,
});
