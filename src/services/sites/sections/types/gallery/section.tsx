import type { z } from 'zod';
import { Intro, Notice, Picture } from '../base/parts';
import type { SectionProps } from '../base/section-type';
import type { schema } from './schema';

/** Pictures with captions. A gallery without a picture that exists shows its title alone. */
export function Section({ content, headingId, level, ctx }: SectionProps<z.output<typeof schema>>) {
  const shown = content.items.filter(({ image }) => ctx.assets[image.assetId]);
  return (
    <>
      <Intro content={content} headingId={headingId} level={level} />
      {shown.length === 0 ? (
        <Notice ctx={ctx}>{ctx.messages.emptySection}</Notice>
      ) : (
        <ul className={`gallery ${content.layout}`}>
          {shown.map(({ image, caption }) => (
            <li key={image.assetId}>
              <figure>
                <Picture
                  image={image}
                  ctx={ctx}
                  sizes="(min-width: 60rem) 24rem, (min-width: 40rem) 46vw, 92vw"
                />
                {caption && <figcaption>{caption}</figcaption>}
              </figure>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
