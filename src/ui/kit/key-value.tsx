import type { ReactNode } from 'react';

/** One fact: its name and its value. */
export interface Fact {
  name: string;
  value: ReactNode;
}

/** Facts about one thing, names before values. */
export function KeyValueList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="flex flex-col">
      {facts.map(({ name, value }) => (
        <div
          key={name}
          className="grid grid-cols-[minmax(6rem,2fr)_3fr] gap-4 border-t border-border py-2 first:border-t-0"
        >
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
