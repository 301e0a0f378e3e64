import type { z } from 'zod';
import { Buttons, Heading, Lines, Picture } from '../base/parts';
import type { SectionProps } from '../base/section-type';
import type { schema } from './schema';

/** The opening of a page: a large title, a sentence, what to do next. */
export function Section({ content, headingId, level, ctx }: SectionProps<z.output<typeof schema>>) {
  const split = content.layout === 'split' && content.image !== null && ctx.assets[content.image.assetId];
  return (
    <div className={split ? 'hero split' : 'hero'}>
      <div className="intro">
        {content.eyebrow && <p className="eyebrow">{content.eyebrow}</p>}
        <Heading level={level} id={headingId} className="display">
          {content.heading}
        </Heading>
        {content.text && <Lines className="lead" text={content.text} />}
        <Buttons primary={content.primaryButton} secondary={content.secondaryButton} ctx={ctx} />
        {content.note && <p className="note">{content.note}</p>}
      </div>
      <Picture
        className="hero-image"
        image={content.image}
        ctx={ctx}
        sizes={split ? '(min-width: 60rem) 36rem, 92vw' : '(min-width: 75rem) 72rem, 92vw'}
        loading={level === 1 ? 'eager' : 'lazy'}
      />
    </div>
  );
}
