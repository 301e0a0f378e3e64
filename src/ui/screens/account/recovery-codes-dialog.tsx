'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/kit/button';
import { CodeBlock } from '@/ui/kit/code-block';
import { Dialog } from '@/ui/kit/dialog';

interface RecoveryCodesDialogProps {
  codes: readonly string[];
  onClose: () => void;
}

/** Shows the recovery codes for the only time, to copy or to take along as a file. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  const t = useTranslations('security.codes');
  const text = `${codes.join('\n')}\n`;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('title')}
      footer={
        <>
          <Button
            icon={<Download aria-hidden="true" />}
            onPress={() => save('quintet-recovery-codes.txt', text)}
          >
            {t('download')}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {t('done')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p>{t('text')}</p>
        <CodeBlock label={t('label')} code={text} />
      </div>
    </Dialog>
  );
}

/** Hands a text to the browser as a file to keep. */
function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
