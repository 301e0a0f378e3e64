import type { z } from 'zod';
import { Button, entryLevel, Heading, Icon, Intro, Lines } from '../base/parts';
import type { RenderContext, SectionProps } from '../base/section-type';
import type { schema } from './schema';

type Content = z.output<typeof schema>;

function Plan({ plan, level, ctx }: { plan: Content['plans'][number]; level: 2 | 3; ctx: RenderContext }) {
  return (
    <li className={plan.highlighted ? 'plan highlighted' : 'plan'}>
      {plan.badge && <p className="tag">{plan.badge}</p>}
      <Heading level={level} className="entry-title">
        {plan.name}
      </Heading>
      <p className="price">
        <strong>{plan.price}</strong> {plan.period && <span className="soft">{plan.period}</span>}
      </p>
      {plan.description && <Lines className="soft" text={plan.description} />}
      {plan.features.length > 0 && (
        <ul className="ticks">
          {plan.features.map((feature) => (
            <li key={feature}>
              <Icon name="check" />
              <span>{feature}</span>
            </li>
          ))}
        </ul>
      )}
      <Button button={plan.button} ctx={ctx} kind={plan.highlighted ? 'primary' : 'secondary'} />
    </li>
  );
}

/** Offers with their prices side by side. */
export function Section({ content, headingId, level, ctx }: SectionProps<Content>) {
  return (
    <>
      <Intro content={content} headingId={headingId} level={level} />
      <ul className={`plans columns-${Math.min(content.plans.length, 3)}`}>
        {content.plans.map((plan) => (
          <Plan key={plan.name} plan={plan} level={entryLevel(level, content.heading)} ctx={ctx} />
        ))}
      </ul>
      {content.note && <p className="note">{content.note}</p>}
    </>
  );
}
