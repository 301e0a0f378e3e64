import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'call-to-action',
  title: 'Call to action',
  description: 'One invitation with its button.',
  icon: 'mouse-pointer-click',
  schema,
  defaults,
  Section,
  css,
});
