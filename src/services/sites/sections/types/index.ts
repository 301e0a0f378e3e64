import { z } from 'zod';
import type { SectionDefinition } from './base/section-type';
import callToAction from './call-to-action';
import contactForm from './contact-form';
import embed from './embed';
import faq from './faq';
import features from './features';
import gallery from './gallery';
import hero from './hero';
import html from './html';
import logos from './logos';
import pricing from './pricing';
import stats from './stats';
import team from './team';
import testimonials from './testimonials';
import text from './text';

/** Every kind of section. A new one is a folder beside these and a line here. */
const definitions = {
  hero,
  features,
  text,
  gallery,
  testimonials,
  pricing,
  'call-to-action': callToAction,
  'contact-form': contactForm,
  faq,
  team,
  stats,
  logos,
  embed,
  html,
} as const;

export const SectionType = z
  .enum(Object.keys(definitions) as [keyof typeof definitions, ...(keyof typeof definitions)[]])
  .meta({ title: 'Section type', description: 'What kind of content the section holds.' });
export type SectionType = z.output<typeof SectionType>;

/** The content of a section of one type, as stored. */
export type SectionContent<Type extends SectionType> = z.output<(typeof definitions)[Type]['schema']>;

/** The content of a section of one type, as it may be written: fields with a default may be left out. */
export type SectionContentInput<Type extends SectionType> = z.input<(typeof definitions)[Type]['schema']>;

export const sectionTypes: Record<SectionType, SectionDefinition> = definitions;

/**
 * Checks and cleans the content of a section before it is stored: text is trimmed, HTML sanitised, defaults filled.
 * @param type - one of the section types
 * @param content - anything that came in
 * @returns the content to store
 * @throws ZodError whose issues name the field, relative to the content; an unknown type is an issue at `type`
 */
export function parseSectionContent<Type extends SectionType>(
  type: Type,
  content: unknown,
): SectionContent<Type>;
export function parseSectionContent(type: string, content: unknown): unknown;
export function parseSectionContent(type: string, content: unknown): unknown {
  const { type: known } = z.strictObject({ type: SectionType }).parse({ type });
  return sectionTypes[known].schema.parse(content);
}

export type { RenderContext, SectionDefinition, SectionProps, SiteAsset } from './base/section-type';
export { SectionSettings } from './base/settings';
export { embedOrigins } from './embed/hosts';
