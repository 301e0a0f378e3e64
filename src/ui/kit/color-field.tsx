'use client';

import { useTranslations } from 'next-intl';
import { TextField, type TextFieldProps } from './text-field';

const HEX = /^#[0-9a-f]{6}$/i;

/** A colour as `#rrggbb`, typed or taken from the browser's own picker. */
export function ColorField(
  props: Omit<TextFieldProps, 'type' | 'onChange'> & { onChange: (hex: string) => void },
) {
  const t = useTranslations('branding');
  const value = props.value ?? '';
  return (
    <div className="grid max-w-xs grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
      <TextField {...props} isCode value={value} maxLength={7} />
      <input
        type="color"
        aria-label={t('pickColor', { name: props.label })}
        value={HEX.test(value) ? value : '#000000'}
        onChange={(event) => props.onChange(event.target.value)}
        className="focus-ring mt-[1.625rem] h-8 w-11 cursor-pointer rounded-md border border-border bg-raised p-0.5 pointer-coarse:h-11"
      />
    </div>
  );
}
