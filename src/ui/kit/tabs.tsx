'use client';

import type { ReactNode } from 'react';
import {
  Tabs as AriaTabs,
  type TabsProps as AriaTabsProps,
  Tab,
  TabList,
  TabPanel,
} from 'react-aria-components/Tabs';

export interface TabsProps extends Omit<AriaTabsProps, 'children' | 'className' | 'style'> {
  /** What the tabs divide, said to assistive technology. */
  label: string;
  tabs: readonly { id: string; title: ReactNode; content: ReactNode }[];
}

/** Views of one thing, one at a time. */
export function Tabs({ label, tabs, ...rest }: TabsProps) {
  return (
    <AriaTabs {...rest} className="flex min-w-0 flex-col">
      <TabList aria-label={label} className="flex gap-5 overflow-x-auto border-b border-border">
        {tabs.map(({ id, title }) => (
          <Tab
            key={id}
            id={id}
            className="focus-ring-inset -mb-px cursor-default border-b-2 border-transparent px-0.5 py-2 font-medium whitespace-nowrap text-muted transition-colors data-hovered:text-text data-selected:border-accent data-selected:text-text"
          >
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="focus-ring rounded-sm pt-5">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
