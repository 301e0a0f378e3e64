'use client';

import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

interface TooltipProps {
  /** The short text; nothing that can be clicked, and nothing that is said nowhere else. */
  text: ReactNode;
  /** One focusable element: a button or a link of the kit, or a React Aria `Focusable`. */
  children: ReactNode;
}

/** Explains one control on hover and on keyboard focus. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      {children}
      <AriaTooltip
        offset={6}
        className="overlay-motion max-w-72 rounded-md bg-text px-2 py-1 text-xs text-surface shadow-overlay"
      >
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
