import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** One sentence about what it is for. */
  text: string;
  /** How it stands, in a word. */
  state?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

/** One part of the account, in a box of its own. */
export function Section({ title, text, state, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-4 rounded-xl border border-border bg-raised p-4 sm:p-6"
    >
      <header className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex flex-wrap items-center gap-2">
            <h2 id={id} className="font-medium">
              {title}
            </h2>
            {state}
          </div>
          <p className="text-muted">{text}</p>
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
