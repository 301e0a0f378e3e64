import type { z } from 'zod';
import type { SectionContentInput, SectionSettings, SectionType } from '@/services/sites/sections/types';

export const categories = ['landing', 'about', 'services', 'menu', 'contact', 'event'] as const;

export interface TemplateSection {
  type: SectionType;
  content: unknown;
  settings: z.input<typeof SectionSettings>;
}

/** A page to start from, as it is seeded. */
export interface TemplateSeed {
  slug: string;
  name: string;
  category: (typeof categories)[number];
  /** Slug of an industry. */
  industry: string;
  locale: string;
  premium: boolean;
  description: string;
  /** Raised whenever the sections change, so that pages made from an earlier one can be offered the difference. */
  version: number;
  sections: TemplateSection[];
}

/** States one section, with its content checked by the compiler against the type's schema. */
export function section<Type extends SectionType>(
  type: Type,
  content: SectionContentInput<Type>,
  settings: z.input<typeof SectionSettings> = {},
): TemplateSection {
  return { type, content, settings };
}
