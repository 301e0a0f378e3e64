import type { z } from 'zod';
import { CleanHtml } from '../base/parts';
import type { SectionProps } from '../base/section-type';
import type { schema } from './schema';

/** A block of sanitised HTML. */
export function Section({ content, ctx }: SectionProps<z.output<typeof schema>>) {
  return <CleanHtml className="prose" html={content.html} ctx={ctx} />;
}
