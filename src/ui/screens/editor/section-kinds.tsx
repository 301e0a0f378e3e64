'use client';

import {
  AppWindow,
  Award,
  BadgeEuro,
  ChartColumn,
  CircleQuestionMark,
  Code,
  Images,
  LayoutGrid,
  Mail,
  MousePointerClick,
  PanelTop,
  Quote,
  Text,
  Users,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { FormSchema } from '@/ui/patterns/form-schema';
import type { Section } from './use-page';

/** A kind of section, sent by the server as data. */
export interface SectionKind {
  type: string;
  title: string;
  description: string;
  /** Name of a lucide icon. */
  icon: string;
  schema: FormSchema;
  /** What a new section of the kind begins with. */
  defaults: Record<string, unknown>;
}

const ICONS: Partial<Record<string, ComponentType<{ className?: string }>>> = {
  'app-window': AppWindow,
  award: Award,
  'badge-euro': BadgeEuro,
  'chart-column': ChartColumn,
  'circle-question-mark': CircleQuestionMark,
  code: Code,
  images: Images,
  'layout-grid': LayoutGrid,
  mail: Mail,
  'mouse-pointer-click': MousePointerClick,
  'panel-top': PanelTop,
  quote: Quote,
  text: Text,
  users: Users,
};

/** The picture of a kind of section; decoration only. */
export function KindIcon({ name }: { name: string | undefined }) {
  const Icon = ICONS[name ?? ''] ?? Text;
  return (
    <span aria-hidden="true" className="contents">
      <Icon className="size-4 shrink-0 text-muted" />
    </span>
  );
}

/**
 * What a section is called: its own title, else that of its kind.
 * @param section the section
 * @param kinds all kinds
 */
export function sectionName(section: Section, kinds: readonly SectionKind[]): string {
  const { heading } = section.content;
  if (typeof heading === 'string' && heading !== '') return heading;
  return kinds.find(({ type }) => type === section.type)?.title ?? section.type;
}
