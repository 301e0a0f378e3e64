import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'stats',
  title: 'Figures',
  description: 'A few large numbers.',
  icon: 'chart-column',
  schema,
  defaults,
  Section,
  css,
});
