import type { SectionDraft } from '@/services/sites/sections/sections.content';
import type { Scene } from './pictures';

/** A page of a demo site; sections of its own, or those of a template. */
export interface DemoPage {
  title: string;
  slug: string;
  isHome?: boolean;
  description: string;
  template?: string;
  sections?: (pictures: Record<string, string>) => SectionDraft[];
  published: boolean;
}

/** A tenant with people, pictures and pages, to look around in. */
export interface DemoSite {
  tenant: { name: string; slug: string; locale: string; timezone: string; currency: string };
  branding: {
    tagline: string;
    primaryColor: string;
    accentColor: string;
    headingFont: 'fraunces' | 'vazirmatn';
    bodyFont: 'inter' | 'vazirmatn';
  };
  people: { name: string; email: string; role: string }[];
  pictures: Record<string, Scene>;
  pages: DemoPage[];
  footer: { label: string; url: string }[];
}
