import type { z } from 'zod';
import { CleanHtml, Intro, Picture } from '../base/parts';
import type { SectionProps } from '../base/section-type';
import type { schema } from './schema';

/** Running text with an optional title and image. */
export function Section({ content, headingId, level, ctx }: SectionProps<z.output<typeof schema>>) {
  return (
    <div className={`text ${content.layout}`}>
      <Intro content={{ ...content, text: '' }} headingId={headingId} level={level} />
      <CleanHtml className="prose" html={content.body} ctx={ctx} />
      <Picture className="framed" image={content.image} ctx={ctx} sizes="(min-width: 60rem) 34rem, 92vw" />
    </div>
  );
}
