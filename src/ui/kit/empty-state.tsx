import type { ReactNode } from 'react';

export interface EmptyStateProps {
  icon?: ReactNode;
  /** What is not there. */
  title: string;
  /** The title is the page's own heading. */
  heading?: boolean;
  /** What to do about it. */
  hint: string;
  /** The button that does it. */
  action?: ReactNode;
}

/** In place of a list with nothing in it: says what would be here and how to begin. */
export function EmptyState({ icon, title, heading = false, hint, action }: EmptyStateProps) {
  const Title = heading ? 'h1' : 'p';
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-14 text-center">
      {icon && <div className="mb-2 text-muted [&_svg]:size-6">{icon}</div>}
      <Title className="font-medium">{title}</Title>
      <p className="max-w-sm text-muted">{hint}</p>
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
