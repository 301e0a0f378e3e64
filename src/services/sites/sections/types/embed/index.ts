import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'embed',
  title: 'Embed',
  description: 'A video, map, player or calendar of another service.',
  icon: 'app-window',
  schema,
  defaults,
  Section,
  css,
});
