'use client';

import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { ExternalLink, Monitor, Smartphone, Tablet } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { api } from '@/ui/client/client';
import { iconButtonClass } from '@/ui/kit/icon-button';
import { Skeleton } from '@/ui/kit/skeleton';
import { useTenant } from '@/ui/shell/tenant-context';

/** CSS pixels of the screens that pages are looked at on; a narrower place shows them smaller. */
const DEVICES = [
  { id: 'phone', width: 390, Icon: Smartphone },
  { id: 'tablet', width: 768, Icon: Tablet },
  { id: 'desktop', width: 1280, Icon: Monitor },
] as const;

/** A link is good for an hour. */
const LINK_FRESH_MS = 50 * 60_000;

interface PagePreviewProps {
  pageId: string;
  title: string;
  /** Changes with each saved change, and draws the page anew. */
  revision: string;
}

/** The draft as visitors will see it, at the width of a phone, a tablet or a desktop. */
export function PagePreview({ pageId, title, revision }: PagePreviewProps) {
  const t = useTranslations('editor');
  const { tenant } = useTenant();
  const [device, setDevice] = useState<(typeof DEVICES)[number]>(DEVICES[2]);
  const link = useQuery({
    queryKey: ['preview-link', pageId],
    queryFn: ({ signal }) =>
      api('POST /api/tenants/{tenantId}/pages/{pageId}/preview-link', {
        params: { tenantId: tenant.id, pageId },
        signal,
      }),
    staleTime: LINK_FRESH_MS,
    refetchInterval: LINK_FRESH_MS,
  });
  const url = link.data && new URL(link.data.data.url);
  // Below our own address, whatever name the server knows itself by.
  const path = url && `${url.pathname}${url.search}`;
  return (
    <section aria-label={t('preview')} className="flex min-h-0 flex-1 flex-col gap-2">
      <div className="flex items-center gap-1">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around three icons */}
        <div role="group" aria-label={t('device.label')} className="flex gap-0.5">
          {DEVICES.map((entry) => (
            <ToggleButton
              key={entry.id}
              aria-label={t(`device.${entry.id}`)}
              isSelected={entry === device}
              onChange={() => setDevice(entry)}
              className={clsx(iconButtonClass, 'data-selected:bg-hover data-selected:text-text')}
            >
              <entry.Icon aria-hidden="true" />
            </ToggleButton>
          ))}
        </div>
        {path && (
          <a
            href={path}
            target="_blank"
            rel="noreferrer"
            aria-label={t('open')}
            title={t('open')}
            className={clsx(iconButtonClass, 'ms-auto hover:bg-hover')}
          >
            <ExternalLink aria-hidden="true" />
          </a>
        )}
      </div>
      {path ? (
        <Frame path={path} title={t('frame', { name: title })} width={device.width} revision={revision} />
      ) : (
        <Skeleton className="min-h-96 w-full flex-1 rounded-lg" />
      )}
    </section>
  );
}

interface FrameProps {
  path: string;
  title: string;
  width: number;
  revision: string;
}

function Frame({ path, title, width, revision }: FrameProps) {
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const scrolled = useRef(0);
  const size = useSize(box);
  const scale = Math.min(1, size.width / width || 1);
  useReload(frame, scrolled, revision);
  return (
    <div
      ref={box}
      className="relative min-h-96 flex-1 overflow-hidden rounded-lg border border-border bg-sunken"
    >
      <iframe
        ref={frame}
        src={path}
        title={title}
        onLoad={() => frame.current?.contentWindow?.scrollTo(0, scrolled.current)}
        className="absolute top-0 border-0 bg-raised"
        style={{
          width,
          height: size.height / scale,
          transform: `scale(${scale})`,
          transformOrigin: 'top left',
          left: Math.max(0, (size.width - width * scale) / 2),
        }}
      />
    </div>
  );
}

/** Draws the page anew where it was scrolled to. */
function useReload(
  frame: RefObject<HTMLIFrameElement | null>,
  scrolled: RefObject<number>,
  revision: string,
) {
  const shown = useRef(revision);
  useEffect(() => {
    if (shown.current === revision) return;
    shown.current = revision;
    const view = frame.current?.contentWindow;
    scrolled.current = view?.scrollY ?? 0;
    view?.location.reload();
  }, [revision, frame, scrolled]);
}

function useSize(element: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
