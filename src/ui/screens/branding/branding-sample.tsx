'use client';

import { useTranslations } from 'next-intl';
import type { FormValues } from '@/ui/patterns/form-values';

const HEX = /^#[0-9a-f]{6}$/i;

/** A few elements in the colours that are typed just now; saved ones show in the page below. */
export function BrandingSample({ values }: { values: FormValues }) {
  const t = useTranslations('branding.sample');
  const primary = colorOf(values.primaryColor);
  const accent = colorOf(values.accentColor);
  return (
    <div className="overflow-hidden rounded-lg border border-border bg-raised">
      <div aria-hidden="true" className="flex h-2">
        <span className="flex-2" style={{ background: primary }} />
        <span className="flex-1" style={{ background: accent }} />
      </div>
      <div className="flex flex-col items-start gap-2 p-5">
        <p className="text-xl font-semibold">{String(values.siteName ?? '') || t('heading')}</p>
        <p className="text-muted">{String(values.tagline ?? '') || t('text')}</p>
        <span
          className="mt-2 rounded-md px-3 py-1.5 font-medium"
          style={{ background: primary, color: readableOn(primary) }}
        >
          {t('button')}
        </span>
      </div>
    </div>
  );
}

function colorOf(value: unknown): string {
  return typeof value === 'string' && HEX.test(value) ? value : '#888888';
}

/** Black or white, whichever is told apart better; the site itself measures more finely. */
function readableOn(hex: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 > 150 ? '#000000' : '#ffffff';
}
