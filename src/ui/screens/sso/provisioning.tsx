'use client';

import { useTranslations } from 'next-intl';
import { CodeBlock } from '@/ui/kit/code-block';

/** What to give a directory, so that it provisions people and groups by SCIM. */
export function Provisioning({ url }: { url: string }) {
  const t = useTranslations('sso.provisioning');
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <p className="text-muted">{t('text')}</p>
      <h2 className="font-medium">{t('address')}</h2>
      <CodeBlock label={t('address')} code={url} />
      <h2 className="font-medium">{t('key')}</h2>
      <p className="text-muted">{t('keyText')}</p>
      <CodeBlock label={t('key')} code="scim:write" />
    </div>
  );
}
