import type { ReactNode } from 'react';

export interface EmptyStateProps {
  icon?: ReactNode;
  /** What is not there. */
  title: string;
  /** What to do about it. */
  hint: string;
  /** The button that does it. */
  action?: ReactNode;
}

/** In place of a list with nothing in it: says what would be here and how to begin. */
export function EmptyState({ icon, title, hint, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-14 text-center">
      {icon && <div className="mb-2 text-muted [&_svg]:size-6">{icon}</div>}
      <p className="font-medium">{title}</p>
      <p className="max-w-sm text-muted">{hint}</p>
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
