import { defineSection } from '../base/section-type';
import { defaults, schema } from './schema';
import { Section } from './section';
import { css } from './style';

export default defineSection({
  type: 'gallery',
  title: 'Gallery',
  description: 'Pictures with captions.',
  icon: 'images',
  schema,
  defaults,
  Section,
  css,
});
