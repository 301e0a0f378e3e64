'use client';

import { clsx } from 'clsx';
import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Input,
} from 'react-aria-components/SearchField';
import { inputClass } from './field';

export type SearchFieldProps = Omit<
  AriaSearchFieldProps,
  'children' | 'className' | 'style' | 'aria-label'
> & {
  /** What is searched; said to assistive technology and shown while the box is empty. */
  label: string;
  className?: string;
  ref?: Ref<HTMLInputElement>;
};

/** A search box. `data-search-focus` is what the shell's `/` key looks for. */
export function SearchField({ label, className, ref, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className={clsx('group relative', className)}>
      <Search aria-hidden="true" className="absolute inset-y-0 start-2.5 my-auto size-4 text-muted" />
      <Input
        ref={ref}
        data-search-focus=""
        placeholder={label}
        className={clsx(inputClass, 'ps-8 pe-8 [&::-webkit-search-cancel-button]:hidden')}
      />
      <Button className="absolute inset-y-0 end-0 flex w-8 items-center justify-center text-muted group-data-empty:hidden data-hovered:text-text">
        <X aria-hidden="true" className="size-3.5" />
      </Button>
    </AriaSearchField>
  );
}
