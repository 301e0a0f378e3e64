import type { ReactNode } from 'react';
import type { ImageContent } from './fields';
import { type IconName, iconShapes } from './icons';
import { rebaseLinks } from './sanitize';
import type { RenderContext, SectionProps } from './section-type';

/** A link as it stands on the page: site-relative paths get the path that the site is served below. */
export function siteHref(url: string, basePath: string): string {
  if (!url.startsWith('/')) return url;
  return url === '/' && basePath !== '' ? basePath : `${basePath}${url}`;
}

/** A drawing of the icon set; decoration only, hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {iconShapes[name].map(([Tag, attributes]) => (
        <Tag key={JSON.stringify(attributes)} {...attributes} />
      ))}
    </svg>
  );
}

interface PictureProps {
  image: ImageContent | null;
  ctx: RenderContext;
  /** The `sizes` attribute: how wide the image is drawn at which viewport. */
  sizes: string;
  className?: string;
  /** Eager for the one image at the top of a page. */
  loading?: 'lazy' | 'eager';
}

/** An image with its stored variants as srcset; nothing when the asset is gone. */
export function Picture({ image, ctx, sizes, className, loading = 'lazy' }: PictureProps) {
  const asset = image && ctx.assets[image.assetId];
  if (!image || !asset) return null;
  const variants = [...asset.variants].sort((a, b) => a.width - b.width);
  return (
    // biome-ignore lint/performance/noImgElement: variants exist already, and the page carries no script
    <img
      className={className}
      src={asset.url}
      srcSet={
        variants.length > 0 ? variants.map(({ url, width }) => `${url} ${width}w`).join(', ') : undefined
      }
      sizes={variants.length > 0 ? sizes : undefined}
      width={asset.width ?? undefined}
      height={asset.height ?? undefined}
      alt={image.alt}
      loading={loading}
      decoding="async"
      fetchPriority={loading === 'eager' ? 'high' : undefined}
    />
  );
}

/** A heading whose level follows from where it stands. */
export function Heading({
  level,
  id,
  className,
  children,
}: {
  level: 1 | 2 | 3;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  const Tag = `h${level}` as const;
  return (
    <Tag id={id} className={className}>
      {children}
    </Tag>
  );
}

type IntroProps = Pick<
  SectionProps<{ eyebrow: string; heading: string; text: string }>,
  'content' | 'headingId' | 'level'
>;

/** Small line, title and introduction of a section; nothing when all are empty. */
export function Intro({ content: { eyebrow, heading, text }, headingId, level }: IntroProps) {
  if (!eyebrow && !heading && !text) return null;
  return (
    <div className="intro">
      {eyebrow && <p className="eyebrow">{eyebrow}</p>}
      {heading && (
        <Heading level={level} id={headingId} className="title">
          {heading}
        </Heading>
      )}
      {text && <Lines className="lead" text={text} />}
    </div>
  );
}

/** The heading level of a section's entries: one below its title, or h2 when it has none. */
export function entryLevel(level: 1 | 2, heading: string): 2 | 3 {
  return heading && level === 2 ? 3 : 2;
}

/** Plain text whose line breaks are kept. */
export function Lines({ text, className }: { text: string; className?: string }) {
  return <p className={className ? `lines ${className}` : 'lines'}>{text}</p>;
}

/** Sanitised HTML. The schema cleaned it when the section was parsed; nothing else may be passed here. */
export function CleanHtml({ html, ctx, className }: { html: string; ctx: RenderContext; className: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: parsed section content has been through sanitize-html
  return <div className={className} dangerouslySetInnerHTML={{ __html: rebaseLinks(html, ctx.basePath) }} />;
}

interface ButtonProps {
  button: { label: string; url: string } | null;
  ctx: RenderContext;
  kind?: 'primary' | 'secondary';
}

/** A link that looks like a button; nothing when there is none. */
export function Button({ button, ctx, kind = 'primary' }: ButtonProps) {
  if (!button) return null;
  return (
    <a className={`button ${kind}`} href={siteHref(button.url, ctx.basePath)}>
      {button.label}
    </a>
  );
}

/** One or two buttons in a row; nothing when there are none. */
export function Buttons({
  primary,
  secondary,
  ctx,
}: {
  primary: ButtonProps['button'];
  secondary: ButtonProps['button'];
  ctx: RenderContext;
}) {
  if (!primary && !secondary) return null;
  return (
    <p className="buttons">
      <Button button={primary} ctx={ctx} />
      <Button button={secondary} ctx={ctx} kind="secondary" />
    </p>
  );
}

/** A remark to the editor; visitors never see it. */
export function Notice({ ctx, children }: { ctx: RenderContext; children: string }) {
  return ctx.preview ? <p className="notice">{children}</p> : null;
}

/** The number of columns that shows `count` entries without a lonely last one: 1 to 4. */
export function columnsFor(count: number): number {
  if (count <= 3) return count;
  return count % 3 === 0 ? 3 : count % 4 === 0 ? 4 : count === 5 ? 3 : count % 2 === 0 ? 2 : 3;
}
