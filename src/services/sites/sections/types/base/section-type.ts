import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Messages } from './messages';
import type { SectionSettings } from './settings';

/** A stored image as pages use it. Widths and heights in CSS pixels of the original; variants in any order. */
export interface SiteAsset {
  url: string;
  width: number | null;
  height: number | null;
  variants: { width: number; url: string }[];
}

/** What a section may know about the site around it. */
export interface RenderContext {
  /** By asset id; an image whose asset is not here is left out. */
  assets: Record<string, SiteAsset>;
  /** '' or the path the site is served below, put before site-relative links. */
  basePath: string;
  /** Where contact forms post to; without it they show the contact details alone. */
  formAction: string | null;
  messages: Messages;
  /** Shows notices to the editor where a visitor sees nothing. */
  preview: boolean;
}

export interface SectionProps<Content> {
  content: Content;
  /** The id of the heading that names the section. */
  headingId: string;
  /** 1 for the first titled section of a page, else 2. */
  level: 1 | 2;
  settings: SectionSettings;
  ctx: RenderContext;
}

/** A kind of section: what it holds, what it begins with, how it looks. */
export interface SectionDefinition<Schema extends z.ZodType = z.ZodType> {
  type: string;
  title: string;
  description: string;
  /** Name of a lucide icon, for pickers. */
  icon: string;
  schema: Schema;
  defaults: z.output<Schema>;
  /** The type's own style rules, in logical properties; colours from the surface's custom properties. */
  css: string;
  // A method, so that definitions of different contents fit one record.
  Section(props: SectionProps<z.output<Schema>>): ReactNode;
}

/** States a section type; exists for the inference of its content. */
export function defineSection<Schema extends z.ZodType>(definition: SectionDefinition<Schema>) {
  return definition;
}
