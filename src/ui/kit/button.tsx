'use client';

import { clsx } from 'clsx';
import { LoaderCircle } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link';

/** `primary` is the one thing to do here; `danger` cannot be taken back; `quiet` stays out of the way. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  variant?: ButtonVariant;
  /** Shown before the text; decoration only. */
  icon?: ReactNode;
  /** Layout classes only. */
  className?: string;
  children: ReactNode;
}

export type ButtonProps = Omit<AriaButtonProps, keyof Look | 'style'> &
  Look & { ref?: Ref<HTMLButtonElement> };
export type LinkButtonProps = Omit<AriaLinkProps, keyof Look | 'style' | 'href'> &
  Look & { href: string; ref?: Ref<HTMLAnchorElement> };

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent shadow-control data-hovered:bg-accent-hover',
  secondary: 'border border-border bg-raised text-text shadow-control data-hovered:bg-hover',
  quiet: 'text-text data-hovered:bg-hover',
  danger: 'bg-danger-solid text-on-accent shadow-control data-hovered:bg-danger-solid-hover',
};

/**
 * The classes of a button, for the rare element that must look like one.
 * @param variant how loud it is
 * @param className layout classes to add
 */
export function buttonClass(variant: ButtonVariant = 'secondary', className?: string): string {
  return clsx(
    'focus-ring relative inline-flex h-8 shrink-0 cursor-default items-center justify-center gap-1.5 rounded-md px-3',
    'whitespace-nowrap text-base font-medium transition-colors select-none data-disabled:opacity-50',
    'pointer-coarse:h-11 pointer-coarse:px-4 [&_svg]:size-4',
    variants[variant],
    className,
  );
}

/**
 * A button. While `isPending` it keeps its width and focus, ignores presses and says that it is busy.
 */
export function Button({ variant, icon, className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={buttonClass(variant, className)}>
      {({ isPending }) => (
        <>
          <span className={clsx('inline-flex items-center gap-1.5', isPending && 'opacity-0')}>
            {icon}
            {children}
          </span>
          {isPending && <LoaderCircle aria-hidden="true" className="absolute animate-spin" />}
        </>
      )}
    </AriaButton>
  );
}

/** A link that looks like a button: it goes somewhere, so it can be opened in a new tab. */
export function LinkButton({ variant, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <AriaLink {...rest} className={buttonClass(variant, className)}>
      {icon}
      {children}
    </AriaLink>
  );
}

/** A link inside running text. */
export function TextLink({
  className,
  ...rest
}: Omit<AriaLinkProps, 'className' | 'style'> & { className?: string }) {
  return (
    <AriaLink
      {...rest}
      className={clsx('focus-ring rounded-sm text-accent-text underline-offset-2 hover:underline', className)}
    />
  );
}
