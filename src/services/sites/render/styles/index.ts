import { type SectionType, sectionTypes } from '../../sections/types';
import { baseCss } from './base';
import { sectionCss } from './sections';

/** The style rules of a page that holds these types of section, without the tenant's branding. */
export function siteCss(types: readonly SectionType[]): string {
  const ofTypes = [...new Set(types)].map((type) => sectionTypes[type].css);
  return [baseCss, sectionCss, ...ofTypes].join('').replace(/\n+/g, '\n').trim();
}
