import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'team',
  title: 'Team',
  description: 'The people of the house.',
  icon: 'users',
  schema,
  defaults,
  Section,
  css,
});
