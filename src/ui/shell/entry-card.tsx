import type { ReactNode } from 'react';

/** The quiet card in which one signs in or registers. */
export function EntryCard({
  title,
  children,
  footer,
}: {
  title: string;
  children: ReactNode;
  footer: ReactNode;
}) {
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      <div className="flex w-full max-w-sm flex-col gap-6">
        <h1 className="text-center text-xl font-semibold">{title}</h1>
        <div className="rounded-xl border border-border bg-raised p-6 shadow-control">{children}</div>
        <p className="text-center text-muted">{footer}</p>
      </div>
    </main>
  );
}
