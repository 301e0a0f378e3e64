import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'features',
  title: 'Features',
  description: 'Short points side by side, as cards or as lines of a menu.',
  icon: 'layout-grid',
  schema,
  defaults,
  Section,
  css,
});
