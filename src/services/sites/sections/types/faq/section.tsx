import type { z } from 'zod';
import { CleanHtml, Intro } from '../base/parts';
import type { SectionProps } from '../base/section-type';
import type { schema } from './schema';

/** Questions that open without a script. */
export function Section({ content, headingId, level, ctx }: SectionProps<z.output<typeof schema>>) {
  return (
    <div className="faq">
      <Intro content={content} headingId={headingId} level={level} />
      <div className="questions">
        {content.items.map((item) => (
          <details key={item.question}>
            <summary>{item.question}</summary>
            <CleanHtml className="prose" html={item.answer} ctx={ctx} />
          </details>
        ))}
      </div>
    </div>
  );
}
