import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'pricing',
  title: 'Pricing',
  description: 'Offers and their prices side by side.',
  icon: 'badge-euro',
  schema,
  defaults,
  Section,
  css,
});
