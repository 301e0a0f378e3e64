import type { z } from 'zod';
import { columnsFor, Icon, Intro, Lines, Picture } from '../base/parts';
import type { RenderContext, SectionProps } from '../base/section-type';
import type { schema } from './schema';

type Content = z.output<typeof schema>;

function Stars({ rating, ctx }: { rating: number; ctx: RenderContext }) {
  return (
    <p className="stars" role="img" aria-label={ctx.messages.rating(rating)}>
      {[1, 2, 3, 4, 5].slice(0, rating).map((star) => (
        <Icon key={star} name="star" />
      ))}
    </p>
  );
}

function Quote({ item, ctx }: { item: Content['items'][number]; ctx: RenderContext }) {
  return (
    <li>
      <figure className="quote">
        {item.rating !== null && <Stars rating={item.rating} ctx={ctx} />}
        <blockquote>
          <Lines text={item.quote} />
        </blockquote>
        <figcaption>
          <Picture className="portrait" image={item.image} ctx={ctx} sizes="3rem" />
          <span>
            <strong>{item.name}</strong>
            {item.role && <span className="soft role">{item.role}</span>}
          </span>
        </figcaption>
      </figure>
    </li>
  );
}

/** What others say: one large quote, or several side by side. */
export function Section({ content, headingId, level, ctx }: SectionProps<Content>) {
  return (
    <>
      <Intro content={content} headingId={headingId} level={level} />
      <ul className={`quotes entries columns-${columnsFor(content.items.length)}`}>
        {content.items.map((item) => (
          <Quote key={item.name + item.quote} item={item} ctx={ctx} />
        ))}
      </ul>
    </>
  );
}
