'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from './icon-button';
import { toast } from './toast';

const SHOWN_MS = 2000;

/**
 * Text to be read or taken along exactly as it is: a key, a payload, a command.
 * @param props.label what the text is, said to assistive technology
 */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <figure aria-label={label} dir="ltr" className="relative rounded-lg border border-border bg-sunken">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className="focus-ring-inset max-h-96 overflow-auto rounded-lg p-3 pe-12 font-mono text-sm"
      >
        <code>{code}</code>
      </pre>
      <div className="absolute end-1 top-1 rounded-md bg-sunken">
        <CopyButton text={code} />
      </div>
    </figure>
  );
}

/** Copies one text; says so for a moment, or says how to copy it by hand. */
export function CopyButton({ text }: { text: string }) {
  const t = useTranslations('kit');
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  function copy() {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => toast.error(t('copyFailed')),
    );
  }

  return (
    <IconButton label={isCopied ? t('copied') : t('copy')} onPress={copy}>
      {isCopied ? <Check aria-hidden="true" className="text-success" /> : <Copy aria-hidden="true" />}
    </IconButton>
  );
}
