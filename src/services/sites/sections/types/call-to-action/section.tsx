import type { z } from 'zod';
import { Buttons, Heading, Lines } from '../base/parts';
import type { SectionProps } from '../base/section-type';
import type { schema } from './schema';

/** One invitation with its button. */
export function Section({ content, headingId, level, ctx }: SectionProps<z.output<typeof schema>>) {
  return (
    <div className="invitation">
      <div className="intro">
        <Heading level={level} id={headingId} className="title">
          {content.heading}
        </Heading>
        {content.text && <Lines className="lead" text={content.text} />}
      </div>
      <Buttons primary={content.primaryButton} secondary={content.secondaryButton} ctx={ctx} />
    </div>
  );
}
