'use client';

import { Button } from '@/ui/kit/button';
import { CodeBlock } from '@/ui/kit/code-block';
import { Dialog } from '@/ui/kit/dialog';

interface SecretDialogProps {
  title: string;
  /** Why it must be copied now. */
  text: string;
  /** What the secret is, said to assistive technology. */
  label: string;
  secret: string;
  doneLabel: string;
  onClose: () => void;
}

/** Shows a secret for the only time. */
export function SecretDialog({ title, text, label, secret, doneLabel, onClose }: SecretDialogProps) {
  const done = (
    <Button variant="primary" onPress={onClose}>
      {doneLabel}
    </Button>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={title} footer={done}>
      <div className="flex flex-col gap-3">
        <p>{text}</p>
        <CodeBlock label={label} code={secret} />
      </div>
    </Dialog>
  );
}
