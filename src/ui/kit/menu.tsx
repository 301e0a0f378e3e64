'use client';

import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Separator,
} from 'react-aria-components/Menu';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';
import { optionClass, popoverClass } from './popover-classes';

export interface MenuProps<T> extends Omit<AriaMenuProps<T>, 'className' | 'style' | 'aria-label'> {
  /** What the menu is for, said to assistive technology. */
  label: string;
  /** The button that opens it. */
  trigger: ReactNode;
  placement?: PopoverProps['placement'];
}

/** A menu of actions or choices behind a button. */
export function Menu<T extends object>({ label, trigger, placement = 'bottom end', ...rest }: MenuProps<T>) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} className={popoverClass}>
        <AriaMenu {...rest} aria-label={label} className="max-h-80 min-w-48 overflow-auto p-1 outline-none" />
      </Popover>
    </MenuTrigger>
  );
}

export type MenuItemProps = Omit<AriaMenuItemProps, 'children' | 'className' | 'style'> & {
  icon?: ReactNode;
  /** Marks what cannot be taken back. */
  isDanger?: boolean;
  children: ReactNode;
};

/** One action or choice; shows a tick while selected. */
export function MenuItem({ icon, isDanger, children, ...rest }: MenuItemProps) {
  const text = typeof children === 'string' ? children : rest.textValue;
  return (
    <AriaMenuItem {...rest} textValue={text} className={clsx(optionClass, isDanger && 'text-danger!')}>
      {({ isSelected }) => (
        <>
          {icon}
          <span className="flex-1 truncate">{children}</span>
          {isSelected && <Check aria-hidden="true" className="text-accent-text" />}
        </>
      )}
    </AriaMenuItem>
  );
}

/** A named group of items; it may keep a selection of its own. */
export function MenuSection({
  title,
  children,
  ...rest
}: { title: string } & Omit<React.ComponentProps<typeof AriaMenuSection>, 'className' | 'style'> & {
    children: ReactNode;
  }) {
  return (
    <AriaMenuSection {...rest}>
      <Header className="px-2 pt-2 pb-1 text-xs font-medium text-muted">{title}</Header>
      {children}
    </AriaMenuSection>
  );
}

/** A line between groups of items. */
export function MenuDivider() {
  return <Separator className="mx-2 my-1 border-t border-border" />;
}
