'use client';

import { useQuery } from '@tanstack/react-query';
import { FilePlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { api, apiPage, apiText } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { Select } from '@/ui/kit/select';

/** A template, as the list tells of it. */
export type Template = Row<'GET /api/templates'>;
const CATEGORIES = ['landing', 'about', 'services', 'menu', 'contact', 'event'] as const;
const BLANK = 'blank';
const ALL = 'all';

interface TemplatePickerProps {
  /** The chosen template's id; null is the empty page. */
  value: string | null;
  onChange: (template: Template | null) => void;
}

/** Templates as cards with a small picture of each, narrowed by kind of page and industry. */
export function TemplatePicker({ value, onChange }: TemplatePickerProps) {
  const t = useTranslations('pages.create');
  const [category, setCategory] = useState(ALL);
  const [industry, setIndustry] = useState(ALL);
  const query = {
    limit: 100,
    category: category === ALL ? null : category,
    industry: industry === ALL ? null : industry,
  };
  const templates = useQuery({
    queryKey: ['template', query],
    queryFn: ({ signal }) => apiPage('GET /api/templates', { query, signal }),
  });
  const cards = templates.data?.data ?? [];
  return (
    <section aria-label={t('template')} className="flex flex-col gap-3">
      <Filters category={category} onCategory={setCategory} industry={industry} onIndustry={setIndustry} />
      <ListBox
        aria-label={t('template')}
        layout="grid"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value ?? BLANK]}
        onSelectionChange={(keys) => onChange(cards.find(({ id }) => keys !== 'all' && keys.has(id)) ?? null)}
        className="grid grid-cols-1 gap-3 outline-none sm:grid-cols-2 lg:grid-cols-3"
      >
        <ListBoxItem id={BLANK} textValue={t('blank')} className={cardClass}>
          <span className="flex h-36 items-center justify-center border-b border-border bg-sunken text-muted">
            <FilePlus aria-hidden="true" className="size-6" />
          </span>
          <CardText title={t('blank')} text={t('blankText')} />
        </ListBoxItem>
        {cards.map((template) => (
          <ListBoxItem key={template.id} id={template.id} textValue={template.name} className={cardClass}>
            <TemplatePicture id={template.id} name={template.name} />
            <CardText title={template.name} text={template.description} />
          </ListBoxItem>
        ))}
      </ListBox>
      {templates.data && cards.length === 0 && <p className="text-muted">{t('none')}</p>}
    </section>
  );
}

const cardClass =
  'focus-ring flex cursor-pointer flex-col overflow-hidden rounded-lg border border-border bg-raised data-hovered:bg-hover data-selected:border-accent data-selected:ring-1 data-selected:ring-accent';

function CardText({ title, text }: { title: string; text: string }) {
  return (
    <span className="flex flex-col gap-0.5 p-3">
      <span className="font-medium">{title}</span>
      <span className="line-clamp-2 text-sm text-muted">{text}</span>
    </span>
  );
}

/** What a template embeds from elsewhere, such as a map, is too small to see, and our policy would refuse it. */
function withoutFrames(html: string): string {
  return html.replace(/<iframe\b.*?<\/iframe>/gs, '');
}

/** The template drawn small. It is a document of its own, in which nothing runs. */
function TemplatePicture({ id, name }: { id: string; name: string }) {
  const picture = useQuery({
    queryKey: ['template', id, 'preview'],
    queryFn: ({ signal }) =>
      apiText('GET /api/templates/{templateId}/preview', { params: { templateId: id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none relative block h-36 overflow-hidden border-b border-border bg-sunken"
    >
      {picture.data && (
        <iframe
          title={name}
          tabIndex={-1}
          sandbox=""
          srcDoc={withoutFrames(picture.data)}
          className="absolute start-0 top-0 h-[576px] w-[1280px] origin-top-left scale-[0.25] border-0 rtl:origin-top-right"
        />
      )}
    </span>
  );
}

interface FiltersProps {
  category: string;
  onCategory: (category: string) => void;
  industry: string;
  onIndustry: (industry: string) => void;
}

function Filters({ category, onCategory, industry, onIndustry }: FiltersProps) {
  const t = useTranslations('pages');
  const industries = useQuery({
    queryKey: ['industry'],
    queryFn: ({ signal }) => api('GET /api/industries', { signal }),
  });
  const all = { value: ALL, label: t('create.all') };
  return (
    <div className="flex flex-wrap gap-3">
      <Select
        label={t('create.category')}
        choices={[all, ...CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))]}
        value={category}
        onChange={(key) => onCategory(String(key))}
        className="w-44"
      />
      <Select
        label={t('create.industry')}
        choices={[
          all,
          ...(industries.data?.data.map(({ slug, name }) => ({ value: slug, label: name })) ?? []),
        ]}
        value={industry}
        onChange={(key) => onIndustry(String(key))}
        className="w-44"
      />
    </div>
  );
}
