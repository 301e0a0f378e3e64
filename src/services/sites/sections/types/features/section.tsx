import type { z } from 'zod';
import { columnsFor, entryLevel, Heading, Icon, Intro, Lines, siteHref } from '../base/parts';
import type { RenderContext, SectionProps } from '../base/section-type';
import type { schema } from './schema';

type Content = z.output<typeof schema>;

function Feature({ item, level, ctx }: { item: Content['items'][number]; level: 2 | 3; ctx: RenderContext }) {
  return (
    <li className="entry">
      {item.icon && (
        <span className="badge">
          <Icon name={item.icon} />
        </span>
      )}
      <div className="entry-head">
        <Heading level={level} className="entry-title">
          {item.title}
        </Heading>
        {item.detail && <p className="detail">{item.detail}</p>}
      </div>
      {item.text && <Lines className="soft" text={item.text} />}
      {item.link && (
        <p>
          <a href={siteHref(item.link.url, ctx.basePath)}>{item.link.label}</a>
        </p>
      )}
    </li>
  );
}

/** Several short points side by side, or lines with a detail at the end as on a menu. */
export function Section({ content, headingId, level, ctx }: SectionProps<Content>) {
  const columns = content.layout === 'list' ? 1 : columnsFor(content.items.length);
  return (
    <>
      <Intro content={content} headingId={headingId} level={level} />
      <ul className={`entries ${content.layout} columns-${columns}`}>
        {content.items.map((item) => (
          <Feature key={item.title} item={item} level={entryLevel(level, content.heading)} ctx={ctx} />
        ))}
      </ul>
    </>
  );
}
