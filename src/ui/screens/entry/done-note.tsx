import type { ReactNode } from 'react';

/** Says that it worked, also to who does not see it. */
export function DoneNote({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="rounded-lg bg-success-soft px-3 py-2 text-success">
      {children}
    </p>
  );
}
