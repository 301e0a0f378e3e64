import type { z } from 'zod';
import { Intro } from '../base/parts';
import type { SectionProps } from '../base/section-type';
import { embedSource } from './hosts';
import type { schema } from './schema';

/** A video, map, player or calendar of an allow-listed service in a sandboxed frame. */
export function Section({ content, headingId, level }: SectionProps<z.output<typeof schema>>) {
  const source = embedSource(content.url);
  if (!source) return null;
  return (
    <>
      <Intro content={content} headingId={headingId} level={level} />
      <figure className={`embed ${content.ratio}`}>
        <iframe
          src={source.src}
          title={content.title}
          loading="lazy"
          // Frames of other origins need their own origin to run at all; they still cannot reach this page.
          sandbox="allow-scripts allow-same-origin allow-popups allow-forms allow-presentation"
          allow="fullscreen; encrypted-media; picture-in-picture"
          referrerPolicy="strict-origin-when-cross-origin"
        />
        {content.caption && <figcaption>{content.caption}</figcaption>}
      </figure>
    </>
  );
}
