import type { z } from 'zod';
import { Heading, Picture, siteHref } from '../base/parts';
import type { RenderContext, SectionProps } from '../base/section-type';
import type { schema } from './schema';

type Content = z.output<typeof schema>;

function Mark({ item, ctx }: { item: Content['items'][number]; ctx: RenderContext }) {
  if (!item.image || !ctx.assets[item.image.assetId]) return <span className="wordmark">{item.name}</span>;
  // The name is the mark's meaning, whatever was typed as alternative text.
  return <Picture image={{ ...item.image, alt: item.image.alt || item.name }} ctx={ctx} sizes="10rem" />;
}

/** The marks of partners, customers or members. */
export function Section({ content, headingId, level, ctx }: SectionProps<Content>) {
  return (
    <div className="logos">
      {content.heading && (
        <Heading level={level} id={headingId} className="eyebrow">
          {content.heading}
        </Heading>
      )}
      <ul>
        {content.items.map((item) => (
          <li key={item.name}>
            {item.url ? (
              <a href={siteHref(item.url, ctx.basePath)}>
                <Mark item={item} ctx={ctx} />
              </a>
            ) : (
              <Mark item={item} ctx={ctx} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
