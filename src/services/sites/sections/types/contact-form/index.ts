import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'contact-form',
  title: 'Contact form',
  description: 'Contact details and a form.',
  icon: 'mail',
  schema,
  defaults,
  Section,
  css,
});
