import type { z } from 'zod';
import { columnsFor, Intro } from '../base/parts';
import type { SectionProps } from '../base/section-type';
import type { schema } from './schema';

/** A few large figures. */
export function Section({ content, headingId, level }: SectionProps<z.output<typeof schema>>) {
  return (
    <>
      <Intro content={content} headingId={headingId} level={level} />
      <dl className={`figures entries columns-${columnsFor(content.items.length)}`}>
        {content.items.map(({ value, label }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
