import type { ReactNode } from 'react';
import type { z } from 'zod';
import { Intro, Notice } from '../base/parts';
import type { RenderContext, SectionProps } from '../base/section-type';
import type { schema } from './schema';

type Content = z.output<typeof schema>;

function Form({
  action,
  label,
  headingId,
  ctx,
}: {
  action: string;
  label: string;
  headingId: string;
  ctx: RenderContext;
}) {
  const field = (name: string) => `${headingId}-${name}`;
  const { messages } = ctx;
  return (
    <form className="form" method="post" action={action} aria-label={label}>
      <p>
        <label htmlFor={field('name')}>{messages.name}</label>
        <input id={field('name')} name="name" type="text" autoComplete="name" required maxLength={120} />
      </p>
      <p>
        <label htmlFor={field('email')}>{messages.email}</label>
        <input
          id={field('email')}
          name="email"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          dir="ltr"
        />
      </p>
      <p>
        <label htmlFor={field('message')}>{messages.message}</label>
        <textarea id={field('message')} name="message" rows={6} required maxLength={5000} />
      </p>
      <p>
        <button className="button primary" type="submit">
          {label}
        </button>
      </p>
    </form>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Details({ content, ctx: { messages } }: { content: Content; ctx: RenderContext }) {
  const { email, phone, address, hours } = content;
  if (!email && !phone && !address && !hours) return null;
  return (
    <dl className="facts">
      {phone && (
        <Fact label={messages.phone}>
          <a href={`tel:${phone.replace(/[^+0-9]/g, '')}`} dir="ltr">
            {phone}
          </a>
        </Fact>
      )}
      {email && (
        <Fact label={messages.email}>
          <a href={`mailto:${email}`} dir="ltr">
            {email}
          </a>
        </Fact>
      )}
      {address && (
        <Fact label={messages.address}>
          <span className="lines">{address}</span>
        </Fact>
      )}
      {hours && (
        <Fact label={messages.hours}>
          <span className="lines">{hours}</span>
        </Fact>
      )}
    </dl>
  );
}

/** Contact details, and a form that posts without a script when the site has somewhere to post to. */
export function Section({ content, headingId, level, ctx }: SectionProps<Content>) {
  return (
    <div className={ctx.formAction ? 'contact with-form' : 'contact'}>
      <div>
        <Intro content={content} headingId={headingId} level={level} />
        <Details content={content} ctx={ctx} />
      </div>
      {ctx.formAction ? (
        <Form action={ctx.formAction} label={content.submitLabel} headingId={headingId} ctx={ctx} />
      ) : (
        <Notice ctx={ctx}>{ctx.messages.noForm}</Notice>
      )}
    </div>
  );
}
