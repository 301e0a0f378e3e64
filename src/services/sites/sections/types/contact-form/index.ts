import { defineSection } from '../shared/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';

export default defineSection({
  type: 'contact-form',
  title: 'Contact form',
  description: 'Contact details and a form.',
  icon: 'mail',
  schema,
  defaults,
  Section,
});
