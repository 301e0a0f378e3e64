import { type RenderContext, SectionSettings, SectionType, sectionTypes } from '../sections/types';
import { Notice, Picture } from '../sections/types/base/parts';
import type { PageSection } from './page';

interface ReadSection {
  id: string;
  type: SectionType;
  content: unknown;
  settings: SectionSettings;
  /** The section's title, '' when it has none. */
  heading: string;
}

function headingOf(content: unknown): string {
  const heading =
    typeof content === 'object' && content !== null && 'heading' in content ? content.heading : '';
  return typeof heading === 'string' ? heading : '';
}

/**
 * Reads a stored section through its type's schema once more: a snapshot from before a field existed gets the
 * field's default, and HTML is sanitised by today's rules.
 * @returns null when the type is unknown or the content does not fit it
 */
export function readSection(section: PageSection): ReadSection | null {
  const type = SectionType.safeParse(section.type);
  const settings = SectionSettings.safeParse(section.settings);
  if (!type.success || !settings.success) return null;
  const content = sectionTypes[type.data].schema.safeParse(section.content);
  if (!content.success) return null;
  return {
    id: section.id,
    type: type.data,
    content: content.data,
    settings: settings.data,
    heading: headingOf(content.data),
  };
}

interface SectionViewProps {
  section: PageSection;
  level: 1 | 2;
  ctx: RenderContext;
}

/** One section on its surface. A section that cannot be read is left out, with a notice in the preview. */
export function SectionView({ section, level, ctx }: SectionViewProps) {
  const read = readSection(section);
  return read ? (
    <Surface read={read} level={level} ctx={ctx} />
  ) : (
    <Notice ctx={ctx}>{ctx.messages.invalidSection}</Notice>
  );
}

function Surface({ read, level, ctx }: { read: ReadSection; level: 1 | 2; ctx: RenderContext }) {
  const { id, type, content, settings, heading } = read;
  const { Section } = sectionTypes[type];
  const headingId = `title-${id}`;
  const { background, spacing, width, alignment, anchor } = settings;
  return (
    <section
      id={anchor || undefined}
      className={`section type-${type} surface-${background} ${spacing} width-${width} align-${alignment}`}
      aria-labelledby={heading ? headingId : undefined}
    >
      {background === 'image' && (
        <Picture className="backdrop" image={settings.backgroundImage} ctx={ctx} sizes="100vw" />
      )}
      <div className="wrap">
        <Section content={content} headingId={headingId} level={level} settings={settings} ctx={ctx} />
      </div>
    </section>
  );
}

/** The visible sections in their order. */
export function visibleSections(sections: PageSection[]): PageSection[] {
  return sections.filter(({ visible }) => visible).sort((a, b) => a.order - b.order);
}

/** The types of section that a page shows. */
export function typesOf(sections: PageSection[]): SectionType[] {
  return visibleSections(sections)
    .map(({ type }) => SectionType.safeParse(type).data)
    .filter((type) => type !== undefined);
}

interface SectionsProps {
  sections: PageSection[];
  title: string;
  ctx: RenderContext;
}

/** All sections of a page; the first title is the page's h1, or the page's own title is when no section has one. */
export function Sections({ sections, title, ctx }: SectionsProps) {
  const shown = visibleSections(sections).map((section) => ({ id: section.id, read: readSection(section) }));
  const first = shown.find(({ read }) => read?.heading)?.id;
  return (
    <>
      {first === undefined && <h1 className="hidden">{title}</h1>}
      {shown.map(({ id, read }) =>
        read ? (
          <Surface key={id} read={read} level={id === first ? 1 : 2} ctx={ctx} />
        ) : (
          <Notice key={id} ctx={ctx}>
            {ctx.messages.invalidSection}
          </Notice>
        ),
      )}
    </>
  );
}
