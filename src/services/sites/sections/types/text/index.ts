import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'text',
  title: 'Text',
  description: 'Running text with a title and an image.',
  icon: 'text',
  schema,
  defaults,
  Section,
  css,
});
