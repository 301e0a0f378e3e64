import { defineSection } from '../shared/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';

export default defineSection({
  type: 'pricing',
  title: 'Pricing',
  description: 'Offers and their prices side by side.',
  icon: 'badge-euro',
  schema,
  defaults,
  Section,
});
